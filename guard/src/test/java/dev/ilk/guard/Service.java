package dev.ilk.guard;

import com.sun.net.httpserver.HttpExchange;
import dev.ilk.kernel.Binding;
import dev.ilk.keys.jose.Claims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A service with a token of its own, and what Ilk was asked and told by it. */
final class Service implements AutoCloseable {
  static final String EVALUATION = "/access/v1/evaluation";
  static final String REPORTS = "/access/v1/reports";
  static final String TOKEN = "/e/prod/workload/token";

  final Ilk ilk = Ilk.start();
  final OwnToken own = new OwnToken(ilk.issuer(), ilk.uri(), () -> "platform-token", ilk.clock);
  final List<String> received = new CopyOnWriteArrayList<>();
  final List<String> shown = new CopyOnWriteArrayList<>();
  final List<String> forms = new CopyOnWriteArrayList<>();
  final AtomicInteger tokens = new AtomicInteger();

  Service() {
    ilk.on(
        TOKEN,
        exchange -> {
          forms.add(body(exchange));
          Ilk.json(
              exchange,
              200,
              "{\"access_token\":\"own-%d\",\"expires_in\":300}"
                  .formatted(tokens.incrementAndGet()));
        });
  }

  /** From now on, a path takes in what is sent and answers so. */
  void answers(String path, int status, String answer) {
    ilk.on(
        path,
        exchange -> {
          shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
          received.add(body(exchange));
          Ilk.json(exchange, status, answer);
        });
  }

  Caller caller() {
    return new Caller(
        ilk.issuer(),
        "workload:prod-checkout",
        List.of(),
        "wl_checkout",
        Set.of("payments:refund"),
        "prod",
        "acme",
        "tok_one",
        "cor_journey",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Binding.NONE,
        ilk.clock.instant(),
        ilk.clock.instant().plusSeconds(300));
  }

  Caller agent() {
    Caller one = caller();
    return new Caller(
        one.issuer(),
        "human:alice",
        List.of("agent:prod-helper"),
        "ag_helper",
        one.scopes(),
        one.environment(),
        one.tenant(),
        one.token(),
        one.correlation(),
        Optional.of("del_one"),
        one.instance(),
        one.deployment(),
        one.elevations(),
        Binding.NONE,
        one.issued(),
        one.expires());
  }

  static String outcome(Judge judge, Caller caller, GuardedAction action) {
    try {
      Judgement judgement = judge.judge(caller, action);
      return (judgement.allowed() ? "allowed: " : "denied: ") + judgement.reason();
    } catch (IlkUnavailable e) {
      return "unavailable";
    }
  }

  static Claims parsed(String json) {
    return switch (Claims.parse(json.getBytes(StandardCharsets.UTF_8))) {
      case dev.ilk.kernel.Result.Ok<Claims>(Claims claims) -> claims;
      case dev.ilk.kernel.Result.Failed<Claims> failed ->
          throw new AssertionError(failed.problems().toString());
    };
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    ilk.close();
  }
}
