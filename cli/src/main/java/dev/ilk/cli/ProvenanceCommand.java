package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.provenance.Verified;
import dev.ilk.provenance.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "provenance",
    description = "Verify how an artifact was built, and tell Ilk of it.",
    subcommands = {ProvenanceCommand.Verify.class, ProvenanceCommand.Add.class})
final class ProvenanceCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ProvenanceCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "verify",
      description = {
        "Verify a bundle (Sigstore, version 0.3) offline: signature, certificate, log entry,"
            + " builder and source.",
        "Exit code 1 if it does not hold."
      },
      footer = {
        "",
        "Example: ilk provenance verify shop.sigstore.json --keys build.jwks"
            + " --builder https://ci.acme.example --source https://github.com/acme/shop"
      })
  static final class Verify implements Callable<Integer> {
    @CommandLine.Mixin Offline offline = new Offline();

    @CommandLine.Parameters(paramLabel = "FILE", description = "the bundle, in JSON")
    Path file = Path.of("");

    @CommandLine.Option(names = "--builder", required = true, description = "the exact builder.id")
    String builder = "";

    @CommandLine.Option(
        names = "--source",
        required = true,
        description = "the exact repository, such as https://github.com/acme/shop")
    String source = "";

    @CommandLine.Option(
        names = "--keys",
        paramLabel = "JWKS",
        description = "a file with the keys whose signature counts")
    @Nullable Path keys;

    @CommandLine.Option(
        names = "--authorities",
        paramLabel = "PEM",
        description = "or a file with the certificates of those who certify signers")
    @Nullable Path authorities;

    @CommandLine.Option(
        names = "--identity",
        description = "with --authorities: the exact name of the signer")
    String identity = "";

    @CommandLine.Option(
        names = "--issuer",
        description = "with --authorities: who vouched for the name to the authority")
    String issuer = "";

    @CommandLine.Option(
        names = "--logs",
        paramLabel = "JWKS",
        description = "a file with the keys of logs, an entry in one of which is demanded")
    @Nullable Path logs;

    @CommandLine.Option(names = "--image", description = "its digest must be this, sha256:…")
    @Nullable String image;

    @CommandLine.Option(names = "--commit", description = "it must be built of this commit")
    @Nullable String commit;

    Verify() {}

    @Override
    public Integer call() throws IOException {
      byte[] bundle = Files.readAllBytes(file);
      Result<Verified> result =
          Verifier.of(rule())
              .then(verifier -> verifier.verify(bundle, InstantSource.system().instant()));
      List<String> wrong =
          switch (result) {
            case Result.Failed<Verified>(List<Problem> problems) ->
                problems.stream().map(Problem::sentence).toList();
            case Result.Ok<Verified>(Verified found) -> others(found);
          };
      ObjectNode answer = Server.mapper().createObjectNode().put("verified", wrong.isEmpty());
      wrong.forEach(answer.putArray("problems")::add);
      if (result instanceof Result.Ok<Verified>(Verified found)) {
        found.images().stream()
            .sorted()
            .map(ImageDigest::text)
            .forEach(answer.putArray("images")::add);
        answer
            .put("builder", found.builder())
            .put("source", found.source())
            .put("commit", found.commit());
        found.logged().ifPresent(at -> answer.put("logged", at.toString()));
      }
      offline.output().show(answer, out -> out.println(sentence(answer)));
      return wrong.isEmpty() ? 0 : Failures.CHECK_FAILED;
    }

    private static String sentence(JsonNode answer) {
      return answer.path("verified").asBoolean()
          ? "verified: built by %s of %s at %s"
              .formatted(
                  answer.path("builder").asText(),
                  answer.path("source").asText(),
                  answer.path("commit").asText())
          : "does not hold: " + answer.path("problems").path(0).asText();
    }

    private ProvenanceRule rule() throws IOException {
      if ((keys == null) == (authorities == null)) {
        throw new RefusedException(List.of("give either --keys or --authorities"));
      }
      ProvenanceRule.Signer signer =
          keys != null
              ? new ProvenanceRule.Keys(Files.readString(keys))
              : new ProvenanceRule.Certified(Files.readString(authorities), identity, issuer);
      Optional<String> trusted =
          logs == null ? Optional.empty() : Optional.of(Files.readString(logs));
      return new ProvenanceRule(builder, source, signer, trusted);
    }

    private List<String> others(Verified found) {
      List<String> others = new ArrayList<>();
      if (image != null && found.images().stream().noneMatch(one -> one.text().equals(image))) {
        others.add("it is not of the image `%s`".formatted(image));
      }
      if (commit != null && !found.commit().equals(commit)) {
        others.add("it was built of the commit `%s`".formatted(found.commit()));
      }
      return others;
    }
  }

  @CommandLine.Command(
      name = "add",
      description = "Tell Ilk how images of a workload were built; it verifies by its own rule.",
      footer = {"", "Example: ilk provenance add prod-payments-api shop.sigstore.json"})
  static final class Add implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "WORKLOAD", description = "its name")
    String workload = "";

    @CommandLine.Parameters(index = "1", paramLabel = "FILE", description = "the bundle, in JSON")
    Path file = Path.of("");

    Add() {}

    @Override
    public Integer call() throws IOException {
      String environment =
          workload.contains("-") ? workload.substring(0, workload.indexOf('-')) : "";
      JsonNode bundle = Server.mapper().readTree(Files.readAllBytes(file));
      JsonNode kept =
          common
              .server()
              .post(
                  "/v1/deployments/%s/provenance/%s"
                      .formatted(environment, Identity.encode(workload)),
                  bundle);
      common
          .output()
          .show(
              kept,
              out ->
                  kept.path("provenance")
                      .forEach(one ->
                          out.printf(
                              "%s was built by %s of %s at %s%n",
                              one.path("image").asText(),
                              one.path("builder").asText(),
                              one.path("source").asText(),
                              one.path("commit").asText())));
      return 0;
    }
  }
}
