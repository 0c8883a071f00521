package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "login",
    description = "Sign in to a server, by a code that you confirm in a browser.",
    footer = {
      "",
      "Example: ilk login --server https://ilk.acme.example",
      "Later commands use what it keeps, in a file that only you can read; `ilk logout` ends it."
    })
final class Login implements Callable<Integer> {
  private static final Duration LONGER = Duration.ofSeconds(5);

  @CommandLine.Mixin Offline common = new Offline();

  @CommandLine.Option(
      names = "--server",
      paramLabel = "URL",
      description = "the server's address",
      required = true,
      defaultValue = "${env:ILK_SERVER}")
  String server = "";

  @CommandLine.Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "whose human issuer is asked (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:ILK_ENVIRONMENT:-prod}")
  String environment = "prod";

  private final InstantSource clock = InstantSource.system();

  Login() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    String base = server.replaceFirst("/+$", "");
    HumanIssuer issuer = HumanIssuer.of(base + "/e/" + environment + "/human");
    JsonNode device =
        issuer.send(
            "device_authorization_endpoint",
            Map.of("client_id", HumanIssuer.CLIENT, "resource", issuer.self()));
    common.say("Open " + device.path("verification_uri").asText());
    common.say("and enter the code  " + device.path("user_code").asText());
    common.say("or open " + device.path("verification_uri_complete").asText());
    StoredLogin login = await(issuer, base, device);
    login.write();
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("server", base);
    answer.put("file", StoredLogin.file().toString());
    common.output().show(answer, out -> out.printf("signed in to %s%n", base));
    return 0;
  }

  /** Asks until the person has answered (RFC 8628, section 3.5). */
  private StoredLogin await(HumanIssuer issuer, String base, JsonNode device)
      throws InterruptedException {
    Instant end = clock.instant().plusSeconds(device.path("expires_in").asLong());
    Duration pause = Duration.ofSeconds(device.path("interval").asLong(LONGER.toSeconds()));
    while (clock.instant().isBefore(end)) {
      Thread.sleep(pause);
      HumanIssuer.Answer answer =
          issuer.tokens(
              Map.of(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:device_code",
                  "device_code",
                  device.path("device_code").asText(),
                  "client_id",
                  HumanIssuer.CLIENT));
      @Nullable String error = answer.error();
      if (error == null) {
        return StoredLogin.of(base, issuer.name(), answer.body(), clock.instant());
      }
      switch (error) {
        case "authorization_pending" -> {}
        case "slow_down" -> pause = pause.plus(LONGER);
        default -> throw answer.refused();
      }
    }
    throw new RefusedException(java.util.List.of("nobody confirmed the code in time"));
  }
}
