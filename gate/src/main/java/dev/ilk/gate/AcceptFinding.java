package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Say of a finding, for a time, that its risk is taken or that it is mistaken.
 *
 * @param whose whose
 * @param code its sort
 * @param about what of it; empty if it is about the whole
 * @param ground whether it is a risk or a mistake
 * @param reason why
 * @param until when it counts again; in the future, at most a year
 */
public record AcceptFinding(
    Whose whose, String code, String about, FoundWrong.Ground ground, String reason, Instant until)
    implements Command<Boolean> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        whose.type(),
        whose.id(),
        Map.of(
            "code", code,
            "about", about,
            "ground", ground.word(),
            "reason", reason,
            "until", until.toString()));
  }
}
