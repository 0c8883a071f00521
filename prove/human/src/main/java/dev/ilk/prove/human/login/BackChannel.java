package dev.ilk.prove.human.login;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.federation.possession.UsedProofs;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.human.failure.Failure;
import dev.ilk.prove.human.provider.LoggedOut;
import dev.ilk.prove.human.provider.ProviderClient;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes a provider's word that a person was logged out there (OpenID Connect Back-Channel Logout
 * 1.0). What comes of it is a proof that serves to end sessions and nothing else. Safe to share
 * between threads.
 */
public final class BackChannel {
  /** How this proves, in the words of {@link dev.ilk.prove.proof.Proof#method()}. */
  public static final String METHOD = "logout-token";

  private static final Duration LIFE = Duration.ofMinutes(1);

  private final Map<String, ProviderClient> clients;
  private final SignedOn signedOn;
  private final Humans humans;
  private final UsedProofs used;

  /**
   * Builds it.
   *
   * @param clients one for each provider
   * @param signedOn finds people by their session at a provider
   * @param humans the people of the registry
   * @param used which tokens came before
   */
  public BackChannel(
      List<ProviderClient> clients, SignedOn signedOn, Humans humans, UsedProofs used) {
    this.clients =
        clients.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    client -> client.provider().name(), Function.identity()));
    this.signedOn = signedOn;
    this.humans = humans;
    this.used = used;
  }

  /** What a provider's message comes to. */
  public sealed interface Told {}

  /**
   * The token holds, and tells of somebody who may have sessions here.
   *
   * @param attempt the proof with which they are ended
   * @param issuer the provider's issuer identifier
   * @param session its session that is over; empty for all of the person's
   * @param before sessions that were opened later are none of its
   */
  public record Somebody(Attempt attempt, String issuer, Optional<String> session, Instant before)
      implements Told {}

  /** The token holds, and nobody whom it names has signed on here: there is nothing to end. */
  public record Nobody() implements Told {}

  /**
   * The token does not hold, or cannot be judged now.
   *
   * @param attempt for the record
   */
  public record Refused(Attempt attempt) implements Told {}

  /**
   * Takes a message in.
   *
   * @param provider the provider's name, as received
   * @param token the logout token, as received; of any content
   * @param now the present
   * @return what it comes to
   */
  public Told take(String provider, String token, Instant now) {
    Failure failure = Failure.of(METHOD).seen("provider", provider);
    ProviderClient client = clients.get(provider);
    if (client == null) {
      return new Refused(
          failure.openly(problem("provider_unknown", "there is no such identity provider")));
    }
    return switch (client.loggedOut(token, now)) {
      case Result.Failed<LoggedOut>(List<Problem> problems) ->
          new Refused(
              problems.getFirst().kind() == Problem.Kind.UNAVAILABLE
                  ? failure.openly(problems.getFirst())
                  : failure.quietly(problems.getFirst()));
      case Result.Ok<LoggedOut>(LoggedOut out) -> {
        try {
          yield take(client, out, failure, now);
        } catch (StoreUnavailable e) {
          yield new Refused(
              failure.unavailable("store_unavailable", "sessions cannot be looked up"));
        }
      }
    };
  }

  private Told take(ProviderClient client, LoggedOut out, Failure failure, Instant now)
      throws StoreUnavailable {
    String issuer = client.provider().issuer().toString();
    String name = Secrets.digest("logout " + issuer + " " + out.id());
    if (!used.first(name, out.forgotten())) {
      return new Refused(
          failure.quietly(problem("logout_token_replayed", "the logout token came before")));
    }
    Optional<Human> bySubject =
        out.subject().isEmpty()
            ? Optional.empty()
            : humans.byProviderSubject(client.provider().name(), out.subject().get());
    Optional<Human> bySession = Optional.empty();
    if (out.session().isPresent()) {
      Optional<Id.Identity> person = signedOn.person(issuer, out.session().get());
      bySession = person.isEmpty() ? Optional.empty() : humans.byId(person.get());
    }
    boolean differ =
        bySubject.isPresent()
            && bySession.isPresent()
            && !bySubject.get().id().equals(bySession.get().id());
    Optional<Human> somebody = out.session().isPresent() ? bySession : bySubject;
    return differ || somebody.isEmpty()
        ? new Nobody()
        : new Somebody(
            new Proven(proof(somebody.get(), issuer, out.session().orElse(""), now)),
            issuer,
            out.session(),
            out.issued());
  }

  /** Of whoever it was, standing or not: to end what is left of them is never wrong. */
  private static HumanProof proof(Human human, String issuer, String session, Instant now) {
    return new HumanProof(
        human,
        METHOD,
        issuer,
        now,
        Instant.EPOCH,
        now.plus(LIFE),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        "",
        Circumstances.at(session));
  }

  private static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
