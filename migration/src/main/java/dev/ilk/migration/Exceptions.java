package dev.ilk.migration;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the static secrets that stay for a time: at the end of that time, when whoever answers
 * for one is gone, and when one is exposed, the exception lapses and the secret is ranked again.
 */
public final class Exceptions {
  private static final String RULE = "ilk:exceptions-lapse";

  /** More points for exposure than nobody knows of copies: people use it too, or it leaked. */
  private static final int EXPOSED = 14;

  private final SecretStore secrets;
  private final Successors people;
  private final Routines routines;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param secrets keeps them
   * @param people knows who is registered
   * @param routines does what is due, recorded
   * @param clock the present
   */
  public Exceptions(
      SecretStore secrets, Successors people, Routines routines, InstantSource clock) {
    this.secrets = secrets;
    this.people = people;
    this.routines = routines;
    this.clock = clock;
  }

  /**
   * Looks at all of them.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Optional<SecretQuery.Mark> after = Optional.empty();
    SecretQuery all = SecretQuery.ALL;
    do {
      SecretPage page =
          secrets.page(
              new SecretQuery(
                  Optional.of(SecretState.EXCEPTED),
                  all.team(),
                  all.environment(),
                  all.shape(),
                  all.source(),
                  all.tranche(),
                  false,
                  after,
                  SecretQuery.MOST));
      for (StaticSecret one : page.secrets()) {
        Optional<String> why = why(one);
        if (why.isPresent()) {
          lapse(one, why.get());
        }
      }
      after = page.next();
    } while (after.isPresent());
  }

  private Optional<String> why(StaticSecret secret) throws StoreUnavailable {
    Optional<StaticSecret.Exemption> exemption = secret.replacement().exemption();
    if (exemption.isEmpty()) {
      return Optional.empty();
    }
    StaticSecret.Exemption known = exemption.get();
    if (!known.retire().isAfter(clock.instant())) {
      return Optional.of("it was to be gone by " + known.retire());
    }
    if (people.living(known.owner()).isEmpty()) {
      return Optional.of("`%s`, who answered for it, is gone".formatted(known.owner()));
    }
    return secret.score().exposure() >= EXPOSED
        ? Optional.of("it is exposed: " + secret.score().because().get(2))
        : Optional.empty();
  }

  private void lapse(StaticSecret secret, String why) throws PartUnavailable, JournalUnavailable {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    StaticSecret.Replacement before = secret.replacement();
    StaticSecret ranked =
        secret.in(
            SecretState.RANKED,
            now,
            new StaticSecret.Replacement(
                before.tranche(),
                before.successor(),
                Optional.empty(),
                "its exception lapsed: " + why,
                Optional.empty()));
    routines.run(
        new Routines.Due(
            "LapseException",
            "StaticSecret",
            secret.id().value(),
            RULE,
            why,
            Map.of("owner", before.exemption().map(StaticSecret.Exemption::owner).orElse(""))),
        () -> {
          try {
            return Map.of("lapsed", String.valueOf(secrets.move(secret, ranked)));
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("secrets cannot be stored", e);
          }
        });
  }
}
