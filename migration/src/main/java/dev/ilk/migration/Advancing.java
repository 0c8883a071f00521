package dev.ilk.migration;

import dev.ilk.gate.AdvanceSecret;
import dev.ilk.gate.ExceptSecret;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.StaticSecret.Replacement;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.trace.History;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes static secrets a step on, and lets some of them stay for a time. */
public final class Advancing {
  /** No exception lasts longer than this; it can be given again. */
  static final Duration LONGEST = Duration.ofDays(366);

  private static final int LONGEST_TEXT = 500;

  private final SecretStore secrets;
  private final TrancheStore tranches;
  private final Successors successors;
  private final Uses uses;

  /**
   * Builds the handlers.
   *
   * @param secrets keeps them
   * @param tranches keeps which are replaced together
   * @param successors knows who is registered
   * @param history what the record tells
   */
  public Advancing(
      SecretStore secrets, TrancheStore tranches, Successors successors, History history) {
    this.secrets = secrets;
    this.tranches = tranches;
    this.successors = successors;
    this.uses = new Uses(history);
  }

  /**
   * Takes a step.
   *
   * @param permit to do so
   * @return the secret after it, or what is not proven
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<StaticSecret>> advance(Permit<AdvanceSecret> permit)
      throws PartUnavailable {
    AdvanceSecret asked = permit.command();
    if (asked.word().length() > LONGEST_TEXT) {
      return Result.failed(tooLong("a reason"));
    }
    try {
      Optional<StaticSecret> found = secrets.find(asked.id());
      if (found.isEmpty()) {
        return Result.failed(Refusals.unknown(asked.id()));
      }
      StaticSecret secret = found.get();
      String name =
          asked.successor().isEmpty() ? secret.replacement().successor() : asked.successor();
      Optional<Id.Identity> successor = name.isEmpty() ? Optional.empty() : successors.living(name);
      if (successor.isEmpty() && !asked.successor().isEmpty()) {
        return Result.failed(
            Refusals.invalid(
                "successor_unknown",
                "`%s` is not registered, or is revoked".formatted(asked.successor()),
                "register it with `ilk apply` first"));
      }
      Optional<Tranche> tranche = tranche(secret);
      Optional<Instant> used =
          successor.isPresent() && tranche.flatMap(Tranche::approved).isPresent()
              ? uses.first(successor.get(), tranche.get().approved().get().at())
              : Optional.empty();
      Instant now = permit.arrival().at().truncatedTo(ChronoUnit.MICROS);
      Result<StaticSecret> step =
          new Steps(secret, tranche, now)
              .take(asked, used.map(time -> time.truncatedTo(ChronoUnit.MICROS)));
      return switch (step) {
        case Result.Failed<StaticSecret>(List<Problem> problems) -> new Result.Failed<>(problems);
        case Result.Ok<StaticSecret>(StaticSecret next) ->
            secrets.move(secret, next)
                ? Result.ok(Handled.of(next, asked.told(next)))
                : Result.failed(Refusals.moved());
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("secrets cannot be stored", e);
    }
  }

  private Optional<Tranche> tranche(StaticSecret secret) throws StoreUnavailable {
    Optional<Id.Tranche> id = secret.replacement().tranche();
    return id.isPresent() ? tranches.find(id.get()) : Optional.empty();
  }

  /**
   * Lets a secret stay for a time.
   *
   * @param permit to do so
   * @return the secret, or what is wrong with the exception
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<StaticSecret>> except(Permit<ExceptSecret> permit) throws PartUnavailable {
    ExceptSecret asked = permit.command();
    Instant now = permit.arrival().at().truncatedTo(ChronoUnit.MICROS);
    StaticSecret.Exemption exemption = asked.exemption();
    try {
      List<Problem> problems = new ArrayList<>(problems(exemption, now));
      if (!exemption.owner().startsWith("human:")
          || successors.living(exemption.owner()).isEmpty()) {
        problems.add(
            Refusals.invalid(
                "owner_unknown",
                "`%s` is no person who is registered and active".formatted(exemption.owner()),
                "name somebody who answers for it, such as human:ada"));
      }
      if (!problems.isEmpty()) {
        return new Result.Failed<>(problems);
      }
      Optional<StaticSecret> found = secrets.find(asked.id());
      if (found.isEmpty()) {
        return Result.failed(Refusals.unknown(asked.id()));
      }
      StaticSecret secret = found.get();
      if (!secret.state().isLeft()) {
        return Result.failed(
            Refusals.conflict(
                "secret_revoked", "it is revoked for good", "there is nothing to do"));
      }
      StaticSecret next =
          secret.in(
              SecretState.EXCEPTED,
              now,
              new Replacement(
                  secret.replacement().tranche(),
                  secret.replacement().successor(),
                  Optional.empty(),
                  "",
                  Optional.of(
                      new StaticSecret.Exemption(
                          exemption.reason(),
                          exemption.owner(),
                          exemption.isolation(),
                          exemption.retire().truncatedTo(ChronoUnit.MICROS)))));
      return secrets.move(secret, next)
          ? Result.ok(Handled.of(next, asked.asked()))
          : Result.failed(Refusals.moved());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("secrets cannot be stored", e);
    }
  }

  static List<Problem> problems(StaticSecret.Exemption exemption, Instant now) {
    List<Problem> problems = new ArrayList<>();
    if (exemption.reason().isBlank() || exemption.reason().length() > LONGEST_TEXT) {
      problems.add(tooLong("a reason"));
    }
    if (exemption.isolation().isBlank() || exemption.isolation().length() > LONGEST_TEXT) {
      problems.add(tooLong("an isolation"));
    }
    Instant retire = exemption.retire();
    if (!retire.isAfter(now) || retire.isAfter(now.plus(LONGEST))) {
      problems.add(
          Refusals.invalid(
              "end_invalid",
              "a secret stays until an instant in the next %d days".formatted(LONGEST.toDays()),
              "name an end; it can be given again then"));
    }
    return problems;
  }

  private static Problem tooLong(String what) {
    return Refusals.invalid(
        "text_invalid",
        "%s has 1 to %d characters".formatted(what, LONGEST_TEXT),
        "say it in a sentence");
  }
}
