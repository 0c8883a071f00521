package dev.ilk.prove.human.login;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.failure.Failure;
import dev.ilk.prove.human.failure.Standing;
import dev.ilk.prove.human.provider.Demand;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.prove.human.provider.ProviderClient;
import dev.ilk.prove.human.provider.Vouched;
import dev.ilk.prove.human.session.Shown;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Signs people in at the company's identity providers: authorization code flow with PKCE (OpenID
 * Connect Core 1.0, section 3.1; RFC 9700, section 2.1.1). Safe to share between threads.
 */
public final class Logins {
  /** How this proves, in the words of {@link dev.ilk.prove.proof.Proof#method()}. */
  public static final String METHOD = "oidc";

  /** How long a person may take at the provider. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  /** The proof serves to open a session, at once. */
  private static final Duration LIFE = Duration.ofMinutes(2);

  private static final String STATE_PREFIX = "ilk_sta_";

  private final Map<String, ProviderClient> clients = new LinkedHashMap<>();
  private final PendingLogins pending;
  private final Accounts accounts;
  private final Familiarity familiarity;

  /**
   * Builds it.
   *
   * @param clients one for each provider, in the order in which people shall see them
   * @param pending keeps sign-ins that have begun
   * @param accounts finds whom a provider vouched for
   * @param familiarity compares sign-ins with those before
   */
  public Logins(
      List<ProviderClient> clients,
      PendingLogins pending,
      Accounts accounts,
      Familiarity familiarity) {
    for (ProviderClient client : clients) {
      if (this.clients.put(client.provider().name(), client) != null) {
        throw new IllegalArgumentException(
            "two providers are called `" + client.provider().name() + "`");
      }
    }
    this.pending = pending;
    this.accounts = accounts;
    this.familiarity = familiarity;
  }

  /**
   * The providers to choose from.
   *
   * @return in the order of configuration; empty if people cannot sign in at all
   */
  public List<Provider> providers() {
    return clients.values().stream().map(ProviderClient::provider).toList();
  }

  /**
   * The provider of an address's domain.
   *
   * @param email as a person typed it, of any content
   * @return empty if no provider is configured for the domain; says nothing about any person
   */
  public Optional<Provider> providerOf(String email) {
    String domain = email.substring(email.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    return providers().stream().filter(one -> one.domains().contains(domain)).findFirst();
  }

  /**
   * A sign-in that has begun.
   *
   * @param redirect where to send the browser
   * @param browser goes into that browser's cookie, for {@link #PATIENCE}
   */
  public record Begun(URI redirect, Secret browser) {}

  /**
   * Begins a sign-in.
   *
   * @param provider the provider's name, as received
   * @param returnTo where the browser goes afterwards
   * @param demand what the sign-in is asked to be
   * @param now the present
   * @return where to send the browser, or {@code provider_unknown}, {@code provider_unavailable} or
   *     {@code store_unavailable}
   */
  public Result<Begun> begin(String provider, LocalPath returnTo, Demand demand, Instant now) {
    ProviderClient client = clients.get(provider);
    if (client == null) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.NOT_FOUND, "provider_unknown", "there is no such identity provider")
              .mend("choose one of those on the sign-in page"));
    }
    BrowserKey browser = BrowserKey.random();
    String state = Secrets.random(STATE_PREFIX).reveal();
    return client
        .authorization(browser.handshake(state, now, demand))
        .then(redirect -> {
          try {
            pending.put(
                new PendingLogin(
                    Secrets.digest(state),
                    browser.digest(),
                    provider,
                    demand,
                    returnTo,
                    now,
                    now.plus(PATIENCE)));
            return Result.ok(new Begun(redirect, browser.secret()));
          } catch (StoreUnavailable e) {
            return Result.failed(storeUnavailable());
          }
        });
  }

  /**
   * A sign-in that has ended, well or not.
   *
   * @param attempt what came of it; a proof by {@link #METHOD} serves to open a session
   * @param returnTo where the browser goes if a session is opened
   */
  public record Ended(Attempt attempt, Optional<LocalPath> returnTo) {}

  /**
   * Ends a sign-in. Whatever comes, it cannot be ended a second time.
   *
   * @param callback the browser that came back
   * @param now the present
   * @return what came of it
   */
  public Ended end(Callback callback, Instant now) {
    Failure failure = Failure.of(METHOD).seen("provider", callback.provider());
    return switch (callback.answer()) {
      case Result.Failed<Callback.Answer>(List<Problem> problems) ->
          ended(failure.openly(again(problems.getFirst())));
      case Result.Ok<Callback.Answer>(Callback.Answer answer) -> {
        try {
          // INVARIANT: the sign-in is taken out before anything of the answer is believed or sent
          // on, so that a replayed callback reaches neither the provider nor a person.
          Optional<PendingLogin> login = pending.take(Secrets.digest(answer.state()), now);
          yield login.isEmpty()
              ? ended(failure.openly(again(problem("login_unknown", "no such sign-in is pending"))))
              : end(callback, answer, login.get(), failure, now);
        } catch (StoreUnavailable e) {
          yield ended(failure.openly(storeUnavailable()));
        }
      }
    };
  }

  private Ended end(
      Callback callback, Callback.Answer answer, PendingLogin login, Failure failure, Instant now)
      throws StoreUnavailable {
    // Login CSRF (RFC 6749, section 10.12): the state alone could have been planted.
    Optional<BrowserKey> browser =
        callback
            .browser()
            .flatMap(BrowserKey::of)
            .filter(key -> Secrets.same(login.browserDigest(), key.digest()));
    if (browser.isEmpty()) {
      return ended(
          failure.openly(
              again(problem("login_other_browser", "the sign-in began in another browser"))));
    }
    // Mix-up (RFC 9700, section 4.4): each provider sends browsers to its own address.
    ProviderClient client = clients.get(login.provider());
    if (client == null || !login.provider().equals(callback.provider())) {
      return ended(
          failure.openly(
              again(problem("login_other_provider", "another provider was asked than answered"))));
    }
    Attempt attempt =
        switch (client.answerer(answer.issuer(), now)) {
          case Result.Failed<URI>(List<Problem> problems) -> refused(failure, problems.getFirst());
          case Result.Ok<URI>(URI issuer) ->
              answer.code().isEmpty()
                  ? refusedByProvider(failure, answer.error())
                  : redeem(
                      client,
                      answer.code(),
                      browser.get().handshake(answer.state(), login.begun(), login.demand()),
                      callback,
                      failure.seen("issuer", issuer.toString()),
                      now);
        };
    return new Ended(attempt, Optional.of(login.returnTo()));
  }

  private Attempt redeem(
      ProviderClient client,
      String code,
      ProviderClient.Handshake handshake,
      Callback callback,
      Failure failure,
      Instant now)
      throws StoreUnavailable {
    return switch (client.exchange(code, handshake, now)) {
      case Result.Failed<Vouched>(List<Problem> problems) -> refused(failure, problems.getFirst());
      case Result.Ok<Vouched>(Vouched vouched) -> {
        Failure seen = failure.seen("subject", vouched.subject());
        yield switch (accounts.find(client.provider().name(), vouched, now)) {
          case Result.Failed<Human>(List<Problem> problems) -> seen.quietly(problems.getFirst());
          case Result.Ok<Human>(Human human) -> {
            Optional<Problem> against = Standing.problem(human, now);
            yield against.isPresent()
                ? seen.claiming(human).quietly(against.get())
                : proven(
                    client.provider(),
                    human,
                    vouched,
                    callback.device(),
                    familiarity.of(human, vouched, callback, now),
                    now);
          }
        };
      }
    };
  }

  private static Attempt proven(
      Provider provider,
      Human human,
      Vouched vouched,
      String device,
      Circumstances circumstances,
      Instant now) {
    return new Proven(
        new HumanProof(
            human,
            METHOD,
            provider.issuer().toString(),
            now,
            // Who does not say when has perhaps asked nobody: nothing that must be fresh follows.
            vouched.authenticated().orElse(Instant.EPOCH),
            Standing.end(human, now.plus(LIFE)),
            Optional.empty(),
            Optional.empty(),
            vouched.assurance(),
            vouched.factors(),
            device.length() <= Shown.MAX_DEVICE ? device : device.substring(0, Shown.MAX_DEVICE),
            circumstances));
  }

  private static Attempt refused(Failure failure, Problem problem) {
    return problem.kind() == Problem.Kind.UNAVAILABLE
        ? failure.openly(problem)
        : failure.quietly(problem);
  }

  private static Attempt refusedByProvider(Failure failure, String error) {
    return failure
        .seen("error", error)
        .openly(again(problem("provider_refused", "the identity provider did not sign you in")));
  }

  private static Ended ended(Attempt attempt) {
    return new Ended(attempt, Optional.empty());
  }

  private static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }

  private static Problem again(Problem problem) {
    return problem.mend("begin again on the sign-in page");
  }

  private static Problem storeUnavailable() {
    return Problem.of(
            Problem.Kind.UNAVAILABLE, "store_unavailable", "sign-ins cannot be kept just now")
        .mend("try again in a minute");
  }
}
