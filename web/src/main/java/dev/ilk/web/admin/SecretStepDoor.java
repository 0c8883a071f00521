package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.AdvanceSecret;
import dev.ilk.gate.ExceptSecret;
import dev.ilk.gate.ReadSecret;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /v1/secrets/{id}}, {@code …/advance} and {@code …/except}: one static secret. */
final class SecretStepDoor {
  private static final String DOOR = "admin";
  private static final int LONGEST = 500;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_INSTANT = 40;

  private final Doorway doorway;

  SecretStepDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  void read(ServerRequest request, ServerResponse response) {
    Fields fields = new Fields(Json.object());
    Optional<Id.Secret> id = id(request, fields);
    if (id.isPresent()) {
      doorway.pass(request, response, DOOR, new ReadSecret(id.get()), SecretBodies::advice);
    } else {
      Problems.send(response, fields.problems());
    }
  }

  void advance(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        Optional<SecretState> to =
            fields.parsed("to", SecretState.of(fields.text("to", LONGEST)), "expected a state");
        String successor = fields.optional("successor", LONGEST_SUBJECT).orElse("");
        String reason = fields.optional("reason", LONGEST).orElse("");
        Optional<Id.Secret> id = id(request, fields);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty() && to.isPresent() && id.isPresent()) {
          doorway.pass(
              request,
              response,
              DOOR,
              new AdvanceSecret(id.get(), to.get(), successor, reason),
              SecretBodies::secret);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  void except(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String reason = fields.text("reason", LONGEST);
        String owner = fields.text("owner", LONGEST_SUBJECT);
        String isolation = fields.text("isolation", LONGEST);
        Optional<Instant> retire =
            fields.parsed(
                "retire", instant(fields.text("retire", LONGEST_INSTANT)), "expected an instant");
        Optional<Id.Secret> id = id(request, fields);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty() && retire.isPresent() && id.isPresent()) {
          StaticSecret.Exemption exemption =
              new StaticSecret.Exemption(reason, owner, isolation, retire.get());
          doorway.pass(
              request, response, DOOR, new ExceptSecret(id.get(), exemption), SecretBodies::secret);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static Optional<Id.Secret> id(ServerRequest request, Fields fields) {
    Optional<Id.Secret> id =
        Ids.parse(
            Id.Secret.PREFIX,
            Id.Secret::new,
            request.path().pathParameters().first("id").orElse(""));
    if (id.isEmpty()) {
      fields.wrong("secret_invalid", "expected the id of a secret, such as sec_…", "id");
    }
    return id;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
