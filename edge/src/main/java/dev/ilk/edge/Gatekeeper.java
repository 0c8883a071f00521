package dev.ilk.edge;

import dev.ilk.guard.Caller;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardedAction;
import dev.ilk.guard.GuardedRequest;
import dev.ilk.guard.Ruling;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules on what gateways ask; the one way for all doors. */
final class Gatekeeper {
  private final Guard guard;
  private final List<Route> routes;
  private final URI origin;

  Gatekeeper(Guard guard, List<Route> routes, URI origin) {
    this.guard = guard;
    this.routes = routes;
    this.origin = origin;
  }

  Verdict rule(Asked asked) {
    Optional<PlainPath> path = asked.target().flatMap(PlainPath::of);
    if (asked.method().isEmpty() || path.isEmpty()) {
      return Verdict.Refused.of(
          403,
          "the path has two readings, or the gateway does not tell it (send it without escapes)");
    }
    Optional<GuardedAction> action =
        routes.stream()
            .flatMap(route -> route.action(asked.method().get(), path.get()).stream())
            .findFirst();
    if (action.isEmpty()) {
      return Verdict.Refused.of(
          403,
          "no route says what this request does (describe it in the configuration of `ilk edge`)");
    }
    return verdict(guard.rule(shown(asked, asked.method().get(), path.get()), action.get()));
  }

  private GuardedRequest shown(Asked asked, String method, PlainPath path) {
    return new GuardedRequest(
        asked.authorization(),
        asked.proofs(),
        method,
        URI.create(origin + "/" + String.join("/", path.segments())),
        asked.certificate());
  }

  private static Verdict verdict(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Permitted(Caller caller, var _, var nonce) ->
          new Verdict.Through(names(caller), nonce);
      case Ruling.Refused(int status, var _, var reason, var _, var challenges, var nonce) ->
          new Verdict.Refused(status, reason, challenges, nonce);
    };
  }

  private static Map<Verdict.Name, String> names(Caller caller) {
    Map<Verdict.Name, String> names = new EnumMap<>(Verdict.Name.class);
    names.put(Verdict.Name.SUBJECT, caller.subject());
    caller.actors().stream().findFirst().ifPresent(actor -> names.put(Verdict.Name.ACTOR, actor));
    if (!caller.correlation().isEmpty()) {
      names.put(Verdict.Name.CORRELATION, caller.correlation());
    }
    return names;
  }
}
