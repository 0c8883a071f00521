package dev.ilk.web.admin;

import dev.ilk.gate.ListRotations;
import dev.ilk.gate.ReadRotation;
import dev.ilk.gate.RotateIdentity;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code /v1/rotations}: keys of clients that are replaced by new ones. */
final class RotationDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST_KEY = 16 * 1024;
  private static final int BODY = 32 * 1024;
  private static final String OVERLAP = "7d";
  private static final Set<String> MODES = Set.of("overlap", "now");
  private static final Set<String> IF_USED = Set.of("refuse", "proceed");

  private final Doorway doorway;

  RotationDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::begin)
        .any("/", new MethodRefusal("GET, POST"))
        .post("/ends", this::end)
        .any("/ends", new MethodRefusal("POST"))
        .get("/{subject}", this::read)
        .any("/{subject}", new MethodRefusal("GET"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        new ListRotations(),
        found -> Json.list("rotations", found, RotationShapes::json));
  }

  private void read(ServerRequest request, ServerResponse response) {
    String subject = request.path().pathParameters().get("subject");
    doorway.pass(request, response, DOOR, new ReadRotation(subject), RotationShapes::json);
  }

  private void begin(ServerRequest request, ServerResponse response) {
    pass(request, response, BODY, RotationDoor::begun);
  }

  private void end(ServerRequest request, ServerResponse response) {
    pass(request, response, Doors.SMALL, RotationDoor::ended);
  }

  private void pass(
      ServerRequest request,
      ServerResponse response,
      int most,
      Function<Fields, Result<RotateIdentity>> read) {
    doorway.pass(
        request, response, DOOR, RequestBody.read(request, most, read), RotationShapes::json);
  }

  private static Result<RotateIdentity> begun(Fields fields) {
    String subject = fields.text("subject", 200);
    String key = fields.text("key", LONGEST_KEY);
    String span = fields.optional("overlap", 20).orElse(OVERLAP);
    Optional<Duration> overlap =
        fields.parsed("overlap", Span.parse(span), "expected a length of time, such as `7d`");
    String mode = fields.optional("mode", 20).orElse("overlap");
    Optional<RotateIdentity.Step> step =
        switch (mode) {
          case "overlap" -> overlap.map(time -> new RotateIdentity.Begin(key, time));
          case "now" -> Optional.of(new RotateIdentity.Replace(key));
          default -> Optional.empty();
        };
    fields.parsed("mode", Optional.of(mode).filter(MODES::contains), "expected `overlap` or `now`");
    String reason = fields.text("reason", 500);
    return fields.made(() -> new RotateIdentity(subject, step.orElseThrow(), reason));
  }

  private static Result<RotateIdentity> ended(Fields fields) {
    String subject = fields.text("subject", 200);
    String used = fields.optional("if_used", 20).orElse("refuse");
    fields.parsed(
        "if_used", Optional.of(used).filter(IF_USED::contains), "expected `refuse` or `proceed`");
    Optional<RotateIdentity.Step> step =
        switch (fields.text("how", 20)) {
          case "finish" -> Optional.of(new RotateIdentity.Finish(used.equals("proceed")));
          case "abort" -> Optional.of(new RotateIdentity.Abort());
          default -> Optional.empty();
        };
    fields.parsed("how", step, "expected `finish` or `abort`");
    String reason = fields.text("reason", 500);
    return fields.made(() -> new RotateIdentity(subject, step.orElseThrow(), reason));
  }
}
