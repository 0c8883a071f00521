package dev.ilk.prove.proof;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.prove.proof.agent.AgentProof;
import dev.ilk.prove.proof.human.GrantProof;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Who is asking, proven. Holding one means that a plane has checked it at {@link #provenAt()}. */
public sealed interface Proof {

  /**
   * Who was proven; stood at {@link #provenAt()}.
   *
   * @return the identity
   */
  Actor actor();

  /**
   * How it was proven, such as {@code oidc-federation}, {@code access-token} or {@code session}.
   *
   * @return one word or hyphenated words
   */
  String method();

  /**
   * Who vouched.
   *
   * @return an issuer identifier, or {@code local} for what the operating system vouched for
   */
  String issuer();

  /**
   * When it was checked.
   *
   * @return an instant of the node's clock
   */
  Instant provenAt();

  /**
   * When it ends. Nothing issued on its strength lives longer.
   *
   * @return the first instant at which it proves nothing any more
   */
  Instant expires();

  /**
   * What the actor was found to hold besides, to which what is issued on its strength is bound.
   *
   * @return nothing, unless a plane that knows of such things says otherwise
   */
  default Binding binding() {
    return Binding.NONE;
  }

  /**
   * The journey it belongs to, if it continues one.
   *
   * @return empty if a new journey begins
   */
  Optional<Id.Correlation> correlation();

  /** A person was proven. */
  sealed interface OfHuman extends Proof permits HumanProof, GrantProof {
    @Override
    Human actor();

    /**
     * The session it was proven by.
     *
     * @return empty while a session is being opened, and at the local socket
     */
    Optional<Id.Session> session();

    /**
     * When the person last did something to prove who they are ({@code auth_time}, OpenID Connect
     * Core, section 2): signed in at the provider, or used a passkey.
     *
     * @return not after {@link Proof#provenAt()}; long ago if the provider does not tell
     */
    Instant authenticatedAt();

    /**
     * The assurance level reached ({@code acr}, OpenID Connect Core, section 2): the provider's, or
     * that of a passkey used since.
     *
     * @return may be empty
     */
    String assurance();

    /**
     * The factors used ({@code amr}, RFC 8176): the provider's, and a passkey's used since.
     *
     * @return may be empty
     */
    List<String> factors();

    /**
     * What is known of the device.
     *
     * @return may be empty
     */
    String device();

    /**
     * What is known of the way in which the person is proven.
     *
     * @return nothing, unless it is a sign-in or a session
     */
    default Circumstances circumstances() {
      return Circumstances.NONE;
    }

    /**
     * The grant by which an app acts in the person's name.
     *
     * @return empty where the person acts alone
     */
    default Optional<Granted> granted() {
      return Optional.empty();
    }
  }

  /**
   * What a person has granted to the app that shows the proof.
   *
   * @param id which grant
   * @param access what it covers, of which app
   */
  record Granted(Id.Grant id, AppAccess access) {}

  /** Software was proven. */
  sealed interface OfWorkload extends Proof permits WorkloadProof {
    @Override
    Workload actor();

    /**
     * The trust rule that matched.
     *
     * @return empty if the proof was a token of Ilk's own
     */
    String rule();

    /**
     * The token of Ilk that was the proof.
     *
     * @return empty if the proof came from elsewhere
     */
    Optional<Id.Token> token();

    /**
     * The most that the proof's own scope allows.
     *
     * @return empty if the proof does not limit scopes
     */
    Optional<List<String>> ceiling();

    /**
     * Whose token the workload presents as the subject of an exchange, being itself the actor (RFC
     * 8693, section 4.1).
     *
     * @return empty if the workload acts for itself
     */
    Optional<Represented> represented();

    /**
     * What the issuer said of the runtime, such as repository and commit.
     *
     * @return claim names and values, a selection
     */
    SortedMap<String, String> claims();
  }

  /** An AI agent was proven. */
  sealed interface OfAgent extends Proof permits AgentProof {
    @Override
    Agent actor();

    /**
     * The trust rule that matched.
     *
     * @return its name
     */
    String rule();

    /**
     * The token of Ilk that was the proof.
     *
     * @return empty if the proof came from elsewhere
     */
    Optional<Id.Token> token();

    /**
     * The delegation that the agent showed and that held at {@link Proof#provenAt()}.
     *
     * @return empty if it showed none; then it can do nothing
     */
    Optional<Lent> lent();

    /**
     * What the issuer said of the runtime.
     *
     * @return claim names and values, a selection
     */
    SortedMap<String, String> claims();
  }

  /**
   * A delegation and the person who gave it, both found to stand.
   *
   * @param delegation what was lent
   * @param grantor by whom
   */
  record Lent(Delegation delegation, Human grantor) {}

  /**
   * The subject of a token that another workload presents.
   *
   * @param subject the workload whose authority it is
   * @param token the token presented
   * @param scopes what that token allows
   * @param actors the actors already in the token's chain, most recent first, as {@code sub} values
   * @param expires when that token ends
   */
  record Represented(
      Workload subject, Id.Token token, List<String> scopes, List<String> actors, Instant expires) {
    public Represented {
      scopes = List.copyOf(scopes);
      actors = List.copyOf(actors);
    }
  }
}
