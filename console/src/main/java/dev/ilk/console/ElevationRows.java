package dev.ilk.console;

import dev.ilk.actor.Elevation;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.ElevationRow;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.Who;
import dev.ilk.gate.ElevationState;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts elevations in words for pages. */
final class ElevationRows {
  private ElevationRows() {}

  /** As whoever has this id sees it: only its own person can begin one. */
  static ElevationRow of(ElevationState state, Id.Identity viewer, Instant now) {
    Optional<Instant> end =
        state.ended().map(ElevationState.Ended::at).or(() -> state.begun().map(Elevation::until));
    return new ElevationRow(
        state.id().value(),
        Parties.of(state.subject()),
        state.role().name(),
        Words.lasting(state.lasting()),
        state.reason(),
        state(state.status()),
        Moment.of(state.asked(), now),
        state.waitsFor(),
        state.begun().map(begun -> Moment.of(begun.since(), now)),
        end.map(instant -> Moment.of(instant, now)),
        state.begun().map(Elevation::approvers).orElse(List.of()).stream()
            .map(ElevationRows::approver)
            .toList(),
        state.status() == ElevationState.Status.APPROVED && state.human().equals(viewer),
        isOpen(state));
  }

  static boolean isOpen(ElevationState state) {
    return switch (state.status()) {
      case WAITING, APPROVED, ACTIVE -> true;
      case OVER, ENDED, REFUSED, LAPSED -> false;
    };
  }

  private static Who approver(Elevation.Approver by) {
    return Parties.of("human:" + (by.name().isEmpty() ? by.id().value() : by.name()));
  }

  private static Chip state(ElevationState.Status status) {
    return switch (status) {
      case WAITING -> new Chip(Chip.Tone.WARN, "waiting for approval");
      case APPROVED -> new Chip(Chip.Tone.GOOD, "approved, not begun");
      case ACTIVE -> new Chip(Chip.Tone.GOOD, "in force");
      case OVER -> new Chip(Chip.Tone.PLAIN, "over");
      case ENDED -> new Chip(Chip.Tone.PLAIN, "ended early");
      case REFUSED -> new Chip(Chip.Tone.BAD, "refused");
      case LAPSED -> new Chip(Chip.Tone.PLAIN, "lapsed");
    };
  }
}
