package dev.ilk.prove.federation.identity;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.client.Authenticated;
import dev.ilk.prove.federation.own.OwnToken;
import dev.ilk.prove.federation.trust.Vouched;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the identity of one kind that a believed token points at. Whatever is wrong with the
 * identity, the caller is not told which.
 *
 * @param <M> the kind
 */
public final class Identities<M extends Machine> {
  private final Kind kind;
  private final Register<M> register;

  /**
   * Finds in a register.
   *
   * @param kind the kind
   * @param register all identities of that kind
   */
  public Identities(Kind kind, Register<M> register) {
    this.kind = kind;
    this.register = register;
  }

  /**
   * The identity that a platform vouches for, if it stands and this is its door.
   *
   * @param vouched what the platform's token says
   * @param door the environment whose door it is
   * @param now the present
   * @return the identity, or {@code wrong_plane}, {@code identity_unknown} and what {@link
   *     Standing} says
   */
  public Reading<M> of(Vouched vouched, Environment door, Instant now) {
    Optional<String> name = name(vouched.subject());
    return name.isEmpty()
        ? new Reading.Refused<>(vouched.refusal(otherKind(vouched)))
        : judged(() -> register.named(name.get()), vouched.subject(), door, now, vouched::refusal);
  }

  /**
   * The identity that authenticated as a client, if it stands and this is its door.
   *
   * @param client who it is believed to be
   * @param door the environment whose door it is
   * @param now the present
   * @return the identity, or {@code identity_unknown} and what {@link Standing} says
   */
  public Reading<M> of(Authenticated client, Environment door, Instant now) {
    return judged(
        () -> register.named(client.workload()), client.workload(), door, now, client::refusal);
  }

  /**
   * The identity that holds a token of Ilk's, if it stands.
   *
   * @param token the token
   * @param now the present
   * @return the identity, or {@code identity_unknown} and what {@link Standing} says
   */
  public Reading<M> holder(OwnToken token, Instant now) {
    return judged(
        () -> register.withId(token.holder()),
        token.holder().value(),
        token.issuer().environment(),
        now,
        token::refusal);
  }

  /**
   * The identity whose authority a token of Ilk's carries, if it stands.
   *
   * @param token the token
   * @param now the present
   * @return the identity, or {@code identity_unknown} and what {@link Standing} says
   */
  public Reading<M> subject(OwnToken token, Instant now) {
    Optional<String> name = name(token.subject());
    return judged(
        () -> name.isEmpty() ? Optional.empty() : register.named(name.get()),
        token.subject(),
        token.issuer().environment(),
        now,
        token::refusal);
  }

  /**
   * The identity of a name that was found in another way, if it stands and this is its door.
   *
   * @param name the name
   * @param door the environment whose door it is
   * @param now the present
   * @param refusal the refusal that a problem becomes
   * @return the identity, or {@code identity_unknown} and what {@link Standing} says
   */
  public Reading<M> named(
      String name, Environment door, Instant now, Function<Problem, TokenRefusal> refusal) {
    return judged(() -> register.named(name), name, door, now, refusal);
  }

  /**
   * The identity of an id that was found in another way, if it stands and this is its door.
   *
   * @param id the id
   * @param door the environment whose door it is
   * @param now the present
   * @param refusal the refusal that a problem becomes
   * @return the identity, or {@code identity_unknown} and what {@link Standing} says
   */
  public Reading<M> withId(
      Id.Identity id, Environment door, Instant now, Function<Problem, TokenRefusal> refusal) {
    return judged(() -> register.withId(id), id.value(), door, now, refusal);
  }

  private interface Look<M> {
    Optional<M> up() throws StoreUnavailable;
  }

  private Reading<M> judged(
      Look<M> look,
      String shown,
      Environment door,
      Instant now,
      Function<Problem, TokenRefusal> refusal) {
    Optional<M> found;
    try {
      found = look.up();
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(refusal.apply(registryUnavailable()));
    }
    if (found.isEmpty()) {
      return new Reading.Refused<>(refusal.apply(unknown(shown)));
    }
    M machine = found.get();
    return Standing.objection(machine, door, now)
        .<Reading<M>>map(p -> new Reading.Refused<>(refusal.apply(p).of(machine)))
        .orElseGet(() -> new Reading.Accepted<>(machine));
  }

  private Optional<String> name(String subject) {
    String prefix = kind.word() + ":";
    return subject.startsWith(prefix)
        ? Optional.of(subject.substring(prefix.length()))
        : Optional.empty();
  }

  /**
   * The refusal when the registry does not answer.
   *
   * @return {@code store_unavailable}
   */
  public static Problem registryUnavailable() {
    return Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "the registry cannot be read");
  }

  private Problem otherKind(Vouched vouched) {
    return Problem.of(
            Problem.Kind.UNPROVEN,
            "wrong_plane",
            "rule `%s` proves `%s`, and this is the door of the kind `%s`"
                .formatted(vouched.rule(), vouched.subject(), kind.word()))
        .mend("use the issuer of its own kind");
  }

  private Problem unknown(String subject) {
    return Problem.of(
            Problem.Kind.UNPROVEN,
            "identity_unknown",
            "`%s` is no registered %s".formatted(subject, kind.word()))
        .mend("register it, or remove what points at it");
  }
}
