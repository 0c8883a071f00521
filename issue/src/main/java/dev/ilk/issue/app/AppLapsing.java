package dev.ilk.issue.app;

import dev.ilk.actor.App;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends the registrations that nobody uses: an app that got no token for so long is warned of in the
 * record, and removed when none was got for longer still. Each node does it; each step happens
 * once.
 */
public final class AppLapsing {
  /** So long without a token, and it is recorded that the registration will end. */
  public static final Duration WARNED_AFTER = Duration.ofDays(60);

  /** So long without a token, and the registration ends. */
  public static final Duration REMOVED_AFTER = Duration.ofDays(90);

  /** Never sooner after the warning than this. */
  public static final Duration NOTICE = REMOVED_AFTER.minus(WARNED_AFTER);

  private static final String RULE = "ilk:unused-apps-end";
  private static final int AT_ONCE = 100;

  private final AppStore apps;
  private final Runnable ended;
  private final Routines routines;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param apps keeps them
   * @param ended told when tokens were taken back with an app
   * @param routines carries it out, recorded
   * @param clock the present
   */
  public AppLapsing(AppStore apps, Runnable ended, Routines routines, InstantSource clock) {
    this.apps = apps;
    this.ended = ended;
    this.routines = routines;
    this.clock = clock;
  }

  /**
   * When a registration ends if nobody uses the app until then.
   *
   * @param one the registration
   * @return at the earliest; later if the warning came late
   */
  public static Instant ends(AppStore.Registered one) {
    Instant usual = one.used().plus(REMOVED_AFTER);
    return one.warned().map(at -> at.plus(NOTICE)).filter(usual::isBefore).orElse(usual);
  }

  /**
   * Warns of what has not been used for long, and removes what was warned of long ago.
   *
   * @throws StoreUnavailable if apps cannot be read
   * @throws JournalUnavailable if it cannot be recorded; then nothing more is done
   * @throws PartUnavailable if an app cannot be changed
   */
  public void run() throws StoreUnavailable, JournalUnavailable, PartUnavailable {
    Instant now = clock.instant();
    List<AppStore.Registered> unused = apps.unused(now.minus(WARNED_AFTER), AT_ONCE);
    for (AppStore.Registered one : unused) {
      if (one.warned().isEmpty()) {
        routines.attempt(
            due(one, "WarnUnusedApp", "no token was got for 60 days; it ends 30 days from now"),
            () -> changing(() -> apps.warn(one.app().id(), now.minus(WARNED_AFTER), now)));
      } else if (!now.isBefore(ends(one))) {
        boolean removed =
            routines.attempt(
                due(one, "RemoveUnusedApp", "no token was got for 90 days"),
                () -> changing(() -> apps.lapse(one, now)));
        if (removed) {
          ended.run();
        }
      }
    }
  }

  /** A change in the store. */
  private interface Change {
    boolean make() throws StoreUnavailable;
  }

  private static Optional<Map<String, String>> changing(Change change) throws PartUnavailable {
    try {
      return change.make() ? Optional.of(Map.of()) : Optional.empty();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("apps cannot be stored", e);
    }
  }

  private static Routines.Due due(AppStore.Registered one, String action, String reason) {
    App app = one.app();
    return new Routines.Due(
            action,
            "App",
            app.id(),
            RULE,
            reason,
            Map.of(
                "name", app.name(),
                "registrant", app.registrant().orElse(""),
                "used", one.used().toString()))
        .in(app.environment());
  }
}
