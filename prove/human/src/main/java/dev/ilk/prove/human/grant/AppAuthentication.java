package dev.ilk.prove.human.grant;

import dev.ilk.actor.App;
import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Issuers;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.client.ClientAuthentication;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.federation.possession.UsedProofs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Believes which app is asking. One that has a key must use it; a public one is only named (RFC
 * 6749, section 2.3), and what it may have is bound to its codes instead.
 */
final class AppAuthentication {
  private final Issuers issuers;
  private final Apps apps;
  private final IssuerKeys keys;
  private final UsedProofs used;

  AppAuthentication(Issuers issuers, Apps apps, IssuerKeys keys, UsedProofs used) {
    this.issuers = issuers;
    this.apps = apps;
    this.keys = keys;
    this.used = used;
  }

  /** The app, its assertion used up; or why it is not believed. */
  Reading<App> authenticate(
      Issuers.Issuer at, ShownClient shown, Presented presented, Instant now) {
    String id = shown.clientId().or(() -> claimed(shown)).orElse("");
    return switch (apps.find(at.environment(), id, now)) {
      case Result.Failed<App>(List<Problem> problems) -> refused(id, problems.getFirst());
      case Result.Ok<App>(App app) -> authenticate(at, app, shown, presented, now);
    };
  }

  private Reading<App> authenticate(
      Issuers.Issuer at, App app, ShownClient shown, Presented presented, Instant now) {
    if (app.method().isEmpty()) {
      return shown.assertion().isEmpty()
          ? new Reading.Accepted<>(app)
          : refused(app.id(), unproven("client_method_other", "the app is known without a key"));
    }
    ClientMethod method = app.method().get();
    List<Client> only = List.of(new Client(app.id(), method));
    ClientAuthentication clients = new ClientAuthentication(() -> only, keys, used);
    ShownClient named = new ShownClient(Optional.of(app.id()), shown.assertion());
    return (shown.assertion().isPresent()
            ? clients.asserted(named, issuers.of(at.environment(), at.plane()), now)
            : clients.connected(named, presented, now))
        .then(clients::spend)
        .then(client -> new Reading.Accepted<>(app));
  }

  private static Optional<String> claimed(ShownClient shown) {
    return shown
        .assertion()
        .flatMap(token -> token.jwt())
        .flatMap(jwt -> jwt.claimed().text("sub"));
  }

  private static Reading<App> refused(String id, Problem problem) {
    TreeMap<String, String> evidence = new TreeMap<>();
    evidence.put("app", Evidence.shown(id));
    return new Reading.Refused<>(TokenRefusal.hidden(problem, evidence));
  }

  private static Problem unproven(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
