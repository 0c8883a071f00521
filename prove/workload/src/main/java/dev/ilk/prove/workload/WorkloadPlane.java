package dev.ilk.prove.workload;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenExchange;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.TokenType;
import dev.ilk.prove.federation.client.ClientAuthentication;
import dev.ilk.prove.federation.client.JoinAuthentication;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.client.ShownWebhook;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.federation.trust.Federation;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The doors' way to a workload's proof. Whatever is shown, an attempt comes of it: a part that does
 * not answer makes one that failed and may be repeated. Safe to share between threads; blocks while
 * an issuer's keys are fetched.
 */
public final class WorkloadPlane {
  private final Issuers issuers;
  private final OwnTokens own;
  private final Possession possession;
  private final PlatformProof platform;
  private final ClientProof client;
  private final JoinProof join;
  private final TokenProof token;
  private final ProcessProof process;
  private final SvidProof svid;
  private final Attesting attesting;

  /**
   * Builds the plane.
   *
   * @param issuers this Ilk's issuers
   * @param federation believes foreign tokens
   * @param own believes this Ilk's tokens
   * @param possession judges what else they hold
   * @param clients believes those that authenticate themselves
   * @param joined believes agents that join and joined
   * @param workloads the registered workloads
   * @param processes the rules about processes that agents see
   * @param svids the keys of this Ilk's JWT-SVIDs
   * @param deployments what is deployed of those that must be attested by it
   */
  public WorkloadPlane(
      Issuers issuers,
      Federation federation,
      OwnTokens own,
      Possession possession,
      ClientAuthentication clients,
      JoinAuthentication joined,
      Workloads workloads,
      Processes processes,
      SvidKeys svids,
      Deployments deployments) {
    this.issuers = issuers;
    this.own = own;
    this.possession = possession;
    Identities<Workload> identities = new Identities<>(Kind.WORKLOAD, workloads);
    this.platform = new PlatformProof(federation, identities);
    this.client = new ClientProof(issuers, clients, identities);
    this.join = new JoinProof(issuers, joined, identities);
    this.token = new TokenProof(own, possession, identities);
    this.process = new ProcessProof(processes, identities);
    this.svid = new SvidProof(issuers, svids, identities);
    this.attesting = new Attesting(deployments);
  }

  /**
   * The proof in a request for an exchange (RFC 8693, section 2.1).
   *
   * <p>A platform's token as {@code subject_token} proves the workload itself. An access token of
   * this Ilk as {@code subject_token} takes a platform's token as {@code actor_token} beside it:
   * the proof is then the actor's, and says whom it represents. Without the actor token it would
   * turn a token that was seen by a service into that service's own, so it is refused.
   *
   * @param door the environment whose door it is
   * @param shown what was shown
   * @param presented what the request shows besides, to which the token shall be bound
   * @param now the present
   * @return what came of it
   */
  public Attempt exchange(Environment door, TokenExchange shown, Presented presented, Instant now) {
    return attempt(
        PlatformProof.METHOD,
        possession.atTokenEndpoint(
            presented,
            shown.subject(),
            now,
            () -> exchanged(door, shown, now),
            WorkloadProof::holding));
  }

  /**
   * The proof of a client that authenticates itself (RFC 6749, section 2.3; without a shared
   * secret): by an assertion of its own or of its platform, or by the certificate of its
   * connection.
   *
   * @param at the issuer whose door it is, which an assertion must be for
   * @param shown what was shown
   * @param presented what the request shows besides, to which a token shall be bound
   * @param now the present
   * @return what came of it
   */
  public Attempt client(Issuers.Issuer at, ShownClient shown, Presented presented, Instant now) {
    ShownToken token = shown.assertion().orElseGet(() -> ShownToken.of(""));
    return attempt(
        method(shown),
        possession.atTokenEndpoint(
            presented,
            token,
            now,
            () -> authenticated(at, shown, presented, now),
            WorkloadProof::holding));
  }

  /**
   * The proof of an agent that joins: a token, and the key that shall be its own from then on.
   *
   * @param door the environment whose door it is
   * @param token the token
   * @param presented what the request shows besides, a proof of the key among it
   * @param now the present
   * @return what came of it; whether the token was used before is not said here
   */
  public Attempt joining(Environment door, ShownToken token, Presented presented, Instant now) {
    return attempt(
        JoinProof.TOKEN,
        possession
            .atTokenEndpoint(
                presented,
                token,
                now,
                () -> join.token(door, token, now).then(proof -> attesting.judge(proof, now)),
                WorkloadProof::holding)
            .then(proof -> JoinProof.keyed(proof, token)));
  }

  /**
   * The nonce that a proof of a key must repeat, which comes with a request for a token or to join.
   *
   * @param now the present
   * @return the value of {@code DPoP-Nonce}
   */
  public String nonce(Instant now) {
    return possession.nonce(now);
  }

  /**
   * The proof in a message that a client signed (Standard Webhooks 1.0).
   *
   * @param door the environment whose door it is
   * @param shown the message
   * @param now the present
   * @return what came of it; the same message proves nothing a second time
   */
  public Attempt webhook(Environment door, ShownWebhook shown, Instant now) {
    return attempt(
        "webhook-signature",
        client.read(door, shown, now).then(proof -> attesting.judge(proof, now)));
  }

  /**
   * The proof in an {@code Authorization} header (RFC 6750; RFC 9449) at one of Ilk's own
   * interfaces: an access token of this Ilk for Ilk itself.
   *
   * @param door the environment whose interface it is; empty at one of Ilk as a whole
   * @param shown what was shown
   * @param presented what the request shows besides, which a bound token demands
   * @param now the present
   * @return what came of it
   */
  public Attempt bearer(
      Optional<Environment> door, ShownToken shown, Presented presented, Instant now) {
    return attempt(TokenProof.METHOD, holder(door, shown, presented, now));
  }

  private Reading<WorkloadProof> holder(
      Optional<Environment> door, ShownToken shown, Presented presented, Instant now) {
    return token
        .bearer(issuers.self(), door, shown, presented, now)
        .then(proof -> attesting.judge(proof, now));
  }

  /**
   * The proof in an {@code Authorization} header at the interface by which directories provision
   * people: an access token of this Ilk for that very interface.
   *
   * @param shown what was shown
   * @param presented what the request shows besides, which a bound token demands
   * @param now the present
   * @return what came of it
   */
  public Attempt provisioner(ShownToken shown, Presented presented, Instant now) {
    return attempt(
        TokenProof.METHOD, token.bearer(issuers.scim(), Optional.empty(), shown, presented, now));
  }

  /**
   * The proof of a process that an agent saw. The agent proves itself by an access token of this
   * Ilk for Ilk itself; a rule says which workload the process is.
   *
   * @param door the environment whose interface it is
   * @param agent the agent's token
   * @param presented what the request shows besides, which a bound token demands
   * @param seen what the agent saw
   * @param now the present
   * @return what came of it
   */
  public Attempt process(
      Environment door,
      ShownToken agent,
      Presented presented,
      Map<ProcessRule.Trait, String> seen,
      Instant now) {
    return attempt(
        ProcessProof.METHOD,
        holder(Optional.of(door), agent, presented, now)
            .then(proven -> process.read(proven, seen, now))
            .then(proof -> attesting.judge(proof, now)));
  }

  private Reading<WorkloadProof> authenticated(
      Issuers.Issuer at, ShownClient shown, Presented presented, Instant now) {
    if (shown.svid()) {
      return svid.read(at, shown, now).then(proof -> attesting.judge(proof, now));
    }
    if (shown.namesSpiffeId()) {
      return svid.connected(at, shown.clientId().orElseThrow(), presented.chain(), now)
          .then(proof -> attesting.judge(proof, now));
    }
    if (shown.assertsItself() && JoinAuthentication.isOfAgent(shown)) {
      return join.key(at, shown, now).then(proof -> attesting.judge(proof, now));
    }
    if (shown.assertion().isEmpty() || shown.assertsItself()) {
      return client.read(at, shown, presented, now).then(proof -> attesting.judge(proof, now));
    }
    ShownToken token = shown.assertion().get();
    return exchanged(at.environment(), TokenExchange.ofJwt(token), now)
        .then(proof ->
            shown.clientId().filter(id -> !id.equals(proof.actor().name())).isPresent()
                ? new Reading.Refused<>(
                    TokenRefusal.hidden(otherClient(proof.actor()), Evidence.of(token))
                        .of(proof.actor()))
                : new Reading.Accepted<>(proof));
  }

  /** How a client tried, for the record. */
  private static String method(ShownClient shown) {
    if (shown.svid()) {
      return SvidProof.METHOD;
    }
    if (shown.namesSpiffeId()) {
      return SvidProof.CONNECTED;
    }
    if (shown.assertion().isEmpty()) {
      return "client-certificate";
    }
    if (shown.assertsItself()) {
      return JoinAuthentication.isOfAgent(shown) ? JoinProof.KEY : "private-key-jwt";
    }
    return PlatformProof.METHOD;
  }

  private Reading<WorkloadProof> exchanged(Environment door, TokenExchange shown, Instant now) {
    Optional<TokenRefusal> misplaced =
        own.misplaced(shown.subject(), Kind.WORKLOAD)
            .or(() -> shown.actor().flatMap(actor -> own.misplaced(actor, Kind.WORKLOAD)));
    if (misplaced.isPresent()) {
      return new Reading.Refused<>(misplaced.get());
    }
    return shown
        .subject()
        .wellFormed()
        .then(jwt ->
            switch (TokenType.of(shown.subjectType()).orElse(TokenType.DELEGATION)) {
              case DELEGATION -> open(TokenType.unsupported("subject_token_type"), shown.subject());
              case JWT, ID_TOKEN, ACCESS_TOKEN ->
                  own.claims(shown.subject())
                      ? representing(door, shown, now)
                      : alone(door, shown, now);
            });
  }

  private Reading<WorkloadProof> alone(Environment door, TokenExchange shown, Instant now) {
    return shown.actor().isPresent()
        ? open(actorUnexpected(), shown.subject())
        : platformed(door, shown.subject(), now);
  }

  private Reading<WorkloadProof> platformed(Environment door, ShownToken shown, Instant now) {
    return platform.read(door, shown, now).then(proof -> attesting.judge(proof, now));
  }

  private Reading<WorkloadProof> representing(Environment door, TokenExchange shown, Instant now) {
    if (shown.actor().isEmpty()) {
      return open(actorRequired(), shown.subject());
    }
    ShownToken actor = shown.actor().get();
    boolean supported =
        !own.claims(actor)
            && shown
                .actorType()
                .flatMap(TokenType::of)
                .filter(type -> type == TokenType.JWT || type == TokenType.ID_TOKEN)
                .isPresent();
    if (!supported) {
      return open(TokenType.unsupported("actor_token_type"), actor);
    }
    return platformed(door, actor, now)
        .then(proof -> token.represented(proof, door, shown.subject(), now));
  }

  private static Attempt attempt(String method, Reading<WorkloadProof> reading) {
    return switch (reading) {
      case Reading.Accepted<WorkloadProof>(WorkloadProof proof) -> new Proven(proof);
      case Reading.Refused<WorkloadProof>(TokenRefusal refusal) ->
          new Unproven(
              Kind.WORKLOAD,
              method,
              refusal.problem(),
              refusal.told(),
              refusal.claimed(),
              refusal.evidence());
    };
  }

  private static Reading<WorkloadProof> open(Problem problem, ShownToken token) {
    return new Reading.Refused<>(TokenRefusal.open(problem, token));
  }

  private static Problem otherClient(Workload workload) {
    return Problem.of(
        Problem.Kind.UNPROVEN,
        "client_id_mismatch",
        "the assertion proves `%s`, and `client_id` names another".formatted(workload.subject()));
  }

  private static Problem actorRequired() {
    return Problem.of(
            Problem.Kind.UNPROVEN,
            "actor_token_required",
            "an access token of Ilk's is exchanged only together with its bearer's own proof")
        .mend("send your platform's token as `actor_token`")
        .at("actor_token");
  }

  private static Problem actorUnexpected() {
    return Problem.of(
            Problem.Kind.UNPROVEN,
            "actor_token_unexpected",
            "a platform's token proves its own workload and nobody else acts by it")
        .mend("leave `actor_token` out, or show an access token of Ilk's as `subject_token`")
        .at("actor_token");
  }
}
