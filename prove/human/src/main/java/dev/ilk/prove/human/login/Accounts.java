package dev.ilk.prove.human.login;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.human.provider.Vouched;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the person whom a provider vouched for: by the {@code sub}, which never changes; once, at
 * the first sign-in, by the verified address, which then binds the {@code sub} for good. An address
 * that the company later gives to somebody else opens nothing.
 */
public final class Accounts {
  private final Humans humans;

  /**
   * Builds it.
   *
   * @param humans the people of the registry
   */
  public Accounts(Humans humans) {
    this.humans = humans;
  }

  /**
   * Finds the person, and binds the {@code sub} at a first sign-in.
   *
   * @param provider the provider's name
   * @param vouched whom it vouched for
   * @param now the present; a person who does not stand is found and not bound
   * @return the person, whatever the status, or {@code human_unknown}, {@code email_unverified},
   *     {@code subject_bound_elsewhere} or {@code break_glass_by_provider}
   */
  Result<Human> find(String provider, Vouched vouched, Instant now) throws StoreUnavailable {
    Optional<Human> bound = humans.byProviderSubject(provider, vouched.subject());
    if (bound.isPresent()) {
      return sealed(bound.get());
    }
    if (vouched.verifiedEmail().isEmpty()) {
      return refuse(
          "email_unverified",
          "nobody is bound to this subject, and the provider verified no address");
    }
    Optional<Human> addressed = humans.byProviderEmail(provider, vouched.verifiedEmail().get());
    if (addressed.isEmpty()) {
      return refuse("human_unknown", "nobody with this subject or address is registered");
    }
    Human human = addressed.get();
    Result<Human> allowed = sealed(human);
    if (allowed instanceof Result.Failed<Human>) {
      return allowed;
    }
    return !human.standsAt(now) || bind(human, provider, vouched.subject())
        ? allowed
        : refuse(
            "subject_bound_elsewhere",
            "`%s` is bound to another subject of this provider".formatted(human.name()));
  }

  /** Two first sign-ins of one person at once are both good: the second finds the first's work. */
  private boolean bind(Human human, String provider, String subject) throws StoreUnavailable {
    return humans.bindSubject(human.id(), provider, subject)
        || humans
            .byProviderSubject(provider, subject)
            .filter(other -> other.id().equals(human.id()))
            .isPresent();
  }

  /** A break-glass identity exists for when the provider cannot be trusted (H6). */
  private static Result<Human> sealed(Human human) {
    return human.subtype() == Human.Subtype.BREAK_GLASS
        ? refuse(
            "break_glass_by_provider",
            "`%s` is a break-glass identity; no provider vouches for it".formatted(human.name()))
        : Result.ok(human);
  }

  private static Result<Human> refuse(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
