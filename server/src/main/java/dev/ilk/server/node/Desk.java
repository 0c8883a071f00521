package dev.ilk.server.node;

import dev.ilk.actor.App;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.ResourceServer;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.grant.RequestStore;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import dev.ilk.registry.directory.Directory;
import dev.ilk.web.oauth.RequestDesk;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where requests of apps wait, by the digest of their handle; and what there is to ask for. */
final class Desk implements RequestDesk {
  private final RequestStore requests;
  private final Directory directory;
  private final Issuers issuers;

  Desk(RequestStore requests, Directory directory, Issuers issuers) {
    this.requests = requests;
    this.directory = directory;
    this.issuers = issuers;
  }

  @Override
  public Result<AppAccess> grantable(AppAccess wanted) throws PartUnavailable {
    if (wanted.audience().isEmpty()) {
      return identity(wanted);
    }
    if (wanted.audience().get().equals(issuers.self())) {
      // At Ilk's own interfaces policies decide command by command, for its own command line only.
      return wanted.app().equals(App.CLI)
          ? Result.ok(with(wanted, kept(wanted.scopes())))
          : Result.failed(unknown(wanted));
    }
    Optional<ResourceServer> server;
    try {
      server =
          directory
              .declarations()
              .server(wanted.audience().get())
              .filter(found -> found.environment().equals(wanted.environment()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the services cannot be read", e);
    }
    return server.isEmpty() ? Result.failed(unknown(wanted)) : within(wanted, server.get());
  }

  /** What is not understood is ignored where it is not for a service (Core, section 3.1.2.1). */
  private static Result<AppAccess> identity(AppAccess wanted) {
    SortedSet<String> known = kept(wanted.scopes());
    return known.contains("openid")
        ? Result.ok(with(wanted, known))
        : Result.failed(
            Problem.of(
                    Problem.Kind.INVALID,
                    "scope_not_allowed",
                    "without a resource there is nothing but `openid` to ask for")
                .at("scope"));
  }

  private static Result<AppAccess> within(AppAccess wanted, ResourceServer server) {
    SortedSet<String> own = new TreeSet<>(wanted.scopes());
    own.removeAll(AuthorizationRequest.OPENID_SCOPES);
    if (!server.scopes().containsAll(own)) {
      own.removeAll(server.scopes());
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "scope_not_allowed",
                  "`%s` does not know `%s`".formatted(server.audience(), own.first()))
              .at("scope"));
    }
    SortedSet<String> scopes = kept(wanted.scopes());
    scopes.addAll(own.isEmpty() ? server.scopes() : own);
    return Result.ok(with(wanted, scopes));
  }

  private static SortedSet<String> kept(SortedSet<String> scopes) {
    SortedSet<String> kept = new TreeSet<>(scopes);
    kept.retainAll(AuthorizationRequest.OPENID_SCOPES);
    return kept;
  }

  private static AppAccess with(AppAccess wanted, SortedSet<String> scopes) {
    return new AppAccess(wanted.environment(), wanted.app(), wanted.audience(), scopes);
  }

  private static Problem unknown(AppAccess wanted) {
    return Problem.of(
            Problem.Kind.INVALID,
            "audience_unknown",
            "this is no service of `%s`".formatted(wanted.environment()))
        .at("resource");
  }

  @Override
  public void keep(String handle, AuthorizationRequest request, Instant expires)
      throws PartUnavailable {
    try {
      requests.put(Secrets.digest(handle), request, expires);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("requests of apps cannot be stored", e);
    }
  }

  @Override
  public Optional<AuthorizationRequest> find(String handle, Instant now) throws PartUnavailable {
    try {
      return requests.find(Secrets.digest(handle), now);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("requests of apps cannot be read", e);
    }
  }
}
