package dev.ilk.bench;

import dev.ilk.demo.Company;
import dev.ilk.demo.Told;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import picocli.CommandLine;

@CommandLine.Command(
    name = "svid",
    mixinStandardHelpOptions = true,
    description =
        "X.509-SVIDs over HTTP: a certification request in, its signature verified, decided by"
            + " policy, a certificate out, its event durable before the answer.")
final class SvidBench implements Callable<Integer> {
  /** More than the node keeps of what it has verified. */
  private static final int REQUESTS = 2_000;

  private static final String PATH = "/e/prod/spiffe/x509-svid";

  @CommandLine.Mixin Conditions conditions = new Conditions();

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  SvidBench() {}

  @Override
  public Integer call() throws Exception {
    double limit = CryptoLimit.certificate(3);
    byte[][] bodies = new byte[REQUESTS][];
    try (Conditions.Running running = conditions.start()) {
      Company company = running.company();
      permit(company);
      String token = LiveTokens.of(company, company.ilk(), 1).getFirst().text();
      for (int i = 0; i < REQUESTS; i++) {
        bodies[i] =
            Connection.post(PATH, "application/json", request(), "Authorization: Bearer " + token);
      }
      Load load = new Load(company.port(), conditions.connections, i -> bodies[i % bodies.length]);
      load.run(conditions.warmup);
      Load.Result result = load.run(conditions.seconds);
      Map<String, Double> ratios = Map.of("crypto-limit", result.perSecond() / limit);
      new Figures("svid", result, new TreeMap<>(ratios), conditions.inWords())
          .print(spec.commandLine().getOut(), conditions.json);
      return result.errors() == 0 ? 0 : 1;
    }
  }

  private static void permit(Company company) throws IOException {
    Told told =
        company.apply(
            "svid",
            "set: svid\n",
            """
            @id("deployer-speaks-to-ilk")
            @reason("measured")
            @lifetime("10m")
            permit (
              principal == Workload::"prod-payments-deployer",
              action == Action::"ExchangeToken",
              resource
            )
            when { resource.own };

            @id("deployer-gets-svids")
            @reason("measured")
            permit (
              principal == Workload::"prod-payments-deployer",
              action == Action::"IssueX509Svid",
              resource
            );
            """);
    if (told.code() != 0) {
      throw new IOException(told.text());
    }
  }

  /** Each with a key of its own, as processes would have. */
  private static String request() throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    try {
      byte[] der =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(new RDN[0]), keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
              .getEncoded();
      String body = Base64.getEncoder().encodeToString(der);
      return "{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\\n%s\\n-----END CERTIFICATE REQUEST-----\"}"
          .formatted(body);
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
