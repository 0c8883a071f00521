package dev.ilk.migration;

import dev.ilk.gate.AdvanceSecret;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.Sight;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.StaticSecret.Replacement;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which step a static secret may take, by the evidence at hand.
 *
 * <p>INVARIANT: a secret counts as unused only if what replaces it was used first, it was read long
 * enough after that, and its system says that it was last used before; or a person says that nobody
 * uses it where its system does not tell. It counts as revoked only once its absence is confirmed.
 */
final class Steps {
  private static final Set<SecretState> BEGUN =
      EnumSet.of(SecretState.RANKED, SecretState.PROPOSED);
  private static final Set<SecretState> PROVEN =
      EnumSet.of(SecretState.UNUSED, SecretState.DISABLED);

  private final StaticSecret secret;
  private final Optional<Tranche> tranche;
  private final Instant now;

  /**
   * The steps of one secret.
   *
   * @param secret as it stands
   * @param tranche what it is replaced with
   * @param now the present
   */
  Steps(StaticSecret secret, Optional<Tranche> tranche, Instant now) {
    this.secret = secret;
    this.tranche = tranche;
    this.now = now;
  }

  /**
   * A step.
   *
   * @param asked which
   * @param used when what replaces it was first used, as the record tells
   * @return the secret after it, or why it is not taken
   */
  Result<StaticSecret> take(AdvanceSecret asked, Optional<Instant> used) {
    if (secret.state() == SecretState.REVOKED) {
      return Result.failed(
          Refusals.conflict("secret_revoked", "it is revoked for good", "there is nothing to do"));
    }
    return switch (asked.to()) {
      case RANKED -> again(asked);
      case PROPOSED -> proposed(asked);
      case REPLACED -> replaced(asked, used);
      case UNUSED -> unused(asked);
      case DISABLED -> disabled(asked);
      case REVOKED -> revoked(asked);
      case EXCEPTED ->
          Result.failed(
              Refusals.invalid(
                  "exception_incomplete",
                  "an exception has a reason, an owner, an isolation and an end",
                  "use `ilk migrate except`"));
    };
  }

  private Result<StaticSecret> again(AdvanceSecret asked) {
    return asked.word().isBlank()
        ? wordless("why it begins again")
        : to(
            asked,
            new Replacement(
                secret.replacement().tranche(), "", Optional.empty(), "", Optional.empty()));
  }

  private Result<StaticSecret> proposed(AdvanceSecret asked) {
    return BEGUN.contains(secret.state()) && !successor(asked).isEmpty()
        ? to(asked, named(asked))
        : order("it has no successor, or is further on", "name the successor with --by");
  }

  private Result<StaticSecret> replaced(AdvanceSecret asked, Optional<Instant> used) {
    if (!BEGUN.contains(secret.state()) || successor(asked).isEmpty()) {
      return order("it has no successor, or is further on", "name the successor with --by");
    }
    if (tranche.flatMap(Tranche::approved).isEmpty()) {
      return order(
          "it is of no tranche that somebody approved",
          "plan one with `ilk migrate plan`, and approve it");
    }
    return used.isEmpty()
        ? Result.failed(
            Refusals.conflict(
                "successor_unused",
                "`%s` has done nothing since the tranche was approved".formatted(successor(asked)),
                "let the software use it, and say so again"))
        : to(
            asked,
            new Replacement(
                secret.replacement().tranche(),
                successor(asked),
                used,
                asked.word(),
                Optional.empty()));
  }

  private Result<StaticSecret> unused(AdvanceSecret asked) {
    Optional<Instant> first = secret.replacement().used();
    if (secret.state() != SecretState.REPLACED || first.isEmpty() || tranche.isEmpty()) {
      return order("nothing replaces it yet", "take it to `replaced` first");
    }
    Instant watched = first.get().plus(Duration.ofDays(tranche.get().quiet()));
    Optional<Instant> last = secret.times().lastUsed();
    if (last.isPresent() && !last.get().isBefore(first.get())) {
      return usedAgain(last.get(), first.get());
    }
    boolean told = last.isPresent();
    if ((told ? secret.times().lastSeen() : now).isBefore(watched)) {
      return Result.failed(
          Refusals.conflict(
              "watched_too_short",
              "it is to be watched until %s, and was last read at %s"
                  .formatted(watched, secret.times().lastSeen()),
              "run discovery after that, and `ilk migrate rank`"));
    }
    return !told && asked.word().isBlank()
        ? Result.failed(
            Refusals.conflict(
                "use_untold",
                "its system does not tell when it was last used",
                "look at that system's own log, and say what you saw with --reason"))
        : to(asked, said(asked));
  }

  private Result<StaticSecret> disabled(AdvanceSecret asked) {
    if (secret.state() != SecretState.UNUSED) {
      return order("it is not proven unused", "take it to `unused` first");
    }
    return asked.word().isBlank() ? wordless("what was done") : unlessUsed(asked);
  }

  private Result<StaticSecret> revoked(AdvanceSecret asked) {
    if (secret.sight() != Sight.GONE) {
      return PROVEN.contains(secret.state())
          ? Result.failed(
              Refusals.conflict(
                  "absence_unconfirmed",
                  "`%s` still holds it, or its absence is not confirmed"
                      .formatted(secret.place().source()),
                  "revoke it there, then run discovery and `ilk migrate rank`, twice"))
          : order("it is not proven unused", "take it to `unused` first");
    }
    // What ended in another way is gone all the same, and a person says how.
    return !PROVEN.contains(secret.state()) && asked.word().isBlank()
        ? wordless("how it ended")
        : to(asked, said(asked));
  }

  private Result<StaticSecret> unlessUsed(AdvanceSecret asked) {
    Optional<Instant> first = secret.replacement().used();
    Optional<Instant> last = secret.times().lastUsed();
    return first.isPresent() && last.isPresent() && !last.get().isBefore(first.get())
        ? usedAgain(last.get(), first.get())
        : to(asked, said(asked));
  }

  private Result<StaticSecret> to(AdvanceSecret asked, Replacement becomes) {
    return Result.ok(secret.in(asked.to(), now, becomes));
  }

  private String successor(AdvanceSecret asked) {
    return asked.successor().isEmpty() ? secret.replacement().successor() : asked.successor();
  }

  private Replacement named(AdvanceSecret asked) {
    return new Replacement(
        secret.replacement().tranche(),
        successor(asked),
        Optional.empty(),
        asked.word(),
        Optional.empty());
  }

  private Replacement said(AdvanceSecret asked) {
    Replacement before = secret.replacement();
    return new Replacement(
        before.tranche(), before.successor(), before.used(), asked.word(), Optional.empty());
  }

  private static Result<StaticSecret> usedAgain(Instant last, Instant first) {
    return Result.failed(
        Refusals.conflict(
            "still_used",
            "it was last used at %s, after its replacement's first use at %s"
                .formatted(last, first),
            "find who uses it; then `ilk migrate advance` it to `ranked` to begin again"));
  }

  private Result<StaticSecret> order(String message, String mend) {
    return Result.failed(
        Refusals.conflict(
            "step_out_of_order", "it is `%s`: %s".formatted(secret.state().word(), message), mend));
  }

  private static Result<StaticSecret> wordless(String what) {
    return Result.failed(
        Refusals.invalid("reason_invalid", "say %s".formatted(what), "give a --reason"));
  }
}
