package dev.ilk.prove.federation.client;

import dev.ilk.actor.Environment;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.client.JoinedAgents.JoinToken;
import dev.ilk.prove.federation.possession.UsedProofs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Believes SPIFFE agents: by a token when they join, and by the key that they joined with from then
 * on (RFC 7523, with the agent's id as {@code iss} and {@code sub}). Safe to share between threads.
 */
public final class JoinAuthentication {
  /** What every join token begins with. */
  public static final String TOKEN_PREFIX = "ilk_jnt_";

  private final JoinedAgents agents;
  private final UsedProofs used;

  /**
   * Believes these agents.
   *
   * @param agents those that joined, and the tokens of those that may
   * @param used the assertions that were used on any node
   */
  public JoinAuthentication(JoinedAgents agents, UsedProofs used) {
    this.agents = agents;
    this.used = used;
  }

  /** An agent's assertion that was believed, to be spent. */
  public static final class Believed {
    private final JoinedAgent agent;
    private final SortedMap<String, String> evidence;
    private final Authenticated.Once once;

    private Believed(
        JoinedAgent agent, SortedMap<String, String> evidence, Authenticated.Once once) {
      this.agent = agent;
      this.evidence = evidence;
      this.once = once;
    }

    /**
     * Whose it is.
     *
     * @return the agent
     */
    public JoinedAgent agent() {
      return agent;
    }

    /**
     * The refusal of this agent after all.
     *
     * @param problem why
     * @return the refusal, of which the caller is told nothing
     */
    public TokenRefusal refusal(Problem problem) {
      return TokenRefusal.hidden(problem, evidence);
    }
  }

  /**
   * Whether whoever shows something says that it is an agent that joined.
   *
   * @param shown what it shows
   * @return true if the assertion's subject has the form of such an agent's id
   */
  public static boolean isOfAgent(ShownClient shown) {
    return shown.assertion().flatMap(ShownToken::jwt).flatMap(JoinAuthentication::id).isPresent();
  }

  private static Optional<Id.JoinedAgent> id(UnverifiedJwt jwt) {
    return Ids.parse(
        Id.JoinedAgent.PREFIX, Id.JoinedAgent::new, jwt.claimed().text("sub").orElse(""));
  }

  /**
   * Reads a token. Whoever has it may know why it is not taken.
   *
   * @param door the environment whose door it is
   * @param shown the token
   * @param now the present
   * @return the token, used or not, or {@code join_token_unknown}, {@code
   *     join_token_other_environment} or {@code join_token_expired}
   */
  public Reading<JoinToken> token(Environment door, ShownToken shown, Instant now) {
    Optional<JoinToken> found;
    try {
      found =
          Secrets.hasForm(TOKEN_PREFIX, shown.text())
              ? agents.token(Secrets.digest(shown.text()))
              : Optional.empty();
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(TokenRefusal.hidden(unavailable(), Evidence.of(shown)));
    }
    return switch (found.orElse(null)) {
      case null -> open("join_token_unknown", "there is no such join token", shown);
      case JoinToken token when !token.environment().equals(door) ->
          open(
              "join_token_other_environment",
              "the join token is for `%s`, and this is `%s`"
                  .formatted(token.environment().name(), door.name()),
              shown);
      case JoinToken token when !now.isBefore(token.expires()) ->
          open("join_token_expired", "the join token expired at " + token.expires(), shown);
      case JoinToken token -> new Reading.Accepted<>(token);
    };
  }

  /**
   * Reads an agent's own assertion.
   *
   * @param shown what it shows, which {@link #isOfAgent} is true of
   * @param issuer the issuer at whose door it is, which the assertion must be for
   * @param now the present
   * @return the agent, to be spent
   */
  public Reading<Believed> asserted(ShownClient shown, String issuer, Instant now) {
    ShownToken token = shown.assertion().orElseThrow();
    SortedMap<String, String> evidence = new TreeMap<>(Evidence.of(token));
    return token
        .wellFormed()
        .then(jwt -> {
          Optional<Id.JoinedAgent> id = id(jwt);
          if (shown
              .clientId()
              .filter(other -> !id.map(Id::value).equals(Optional.of(other)))
              .isPresent()) {
            return hidden("client_id_mismatch", "`client_id` and assertion differ", evidence);
          }
          Optional<JoinedAgent> found;
          try {
            found = id.isEmpty() ? Optional.empty() : agents.agent(id.get());
          } catch (StoreUnavailable e) {
            return new Reading.Refused<>(TokenRefusal.hidden(unavailable(), evidence));
          }
          return found.isEmpty()
              ? hidden("agent_unknown", "no agent joined with this id, or it was removed", evidence)
              : asserted(jwt, found.get(), issuer, evidence, now);
        });
  }

  private static Reading<Believed> asserted(
      UnverifiedJwt jwt,
      JoinedAgent agent,
      String issuer,
      SortedMap<String, String> evidence,
      Instant now) {
    if (!now.isBefore(agent.expires())) {
      return hidden("agent_lapsed", "the agent's key was not renewed in time", evidence);
    }
    Result<Authenticated.Once> judged =
        JwkSet.parse(agent.jwks().getBytes(StandardCharsets.UTF_8))
            .then(keys -> Assertions.judge(jwt, keys, issuer, now));
    return switch (judged) {
      case Result.Ok<Authenticated.Once>(Authenticated.Once once) ->
          new Reading.Accepted<>(new Believed(agent, evidence, once));
      case Result.Failed<Authenticated.Once>(List<Problem> problems) ->
          new Reading.Refused<>(TokenRefusal.hidden(problems.getFirst(), evidence));
    };
  }

  /**
   * Uses an assertion up, on all nodes.
   *
   * @param believed whose assertion was believed
   * @return the same, or {@code assertion_replayed}
   */
  public Reading<Believed> spend(Believed believed) {
    try {
      return used.first(believed.once.name(), believed.once.until())
          ? new Reading.Accepted<>(believed)
          : hidden("assertion_replayed", "the assertion was used before", believed.evidence);
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(TokenRefusal.hidden(unavailable(), believed.evidence));
    }
  }

  private static <T> Reading<T> open(String code, String message, ShownToken shown) {
    Problem problem =
        Problem.of(Problem.Kind.UNPROVEN, code, message)
            .mend("have an owner of the workload run `ilk join token`");
    return new Reading.Refused<>(TokenRefusal.open(problem, shown));
  }

  private static <T> Reading<T> hidden(
      String code, String message, SortedMap<String, String> evidence) {
    return new Reading.Refused<>(
        TokenRefusal.hidden(Problem.of(Problem.Kind.UNPROVEN, code, message), evidence));
  }

  private static Problem unavailable() {
    return Problem.of(
        Problem.Kind.UNAVAILABLE, "store_unavailable", "joined agents cannot be read");
  }
}
