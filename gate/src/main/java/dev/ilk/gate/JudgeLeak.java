package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Say of a leak that it does no harm, or that its secret was revoked; or take back what was said.
 *
 * @param fingerprint which
 * @param word what; nothing to take it back
 * @param reason why, 1 to 500 characters
 */
public record JudgeLeak(String fingerprint, Optional<FoundLeak.Word> word, String reason)
    implements Command<Boolean>, AboutEstate {

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
        "Leak",
        fingerprint,
        Map.of("word", word.map(FoundLeak.Word::word).orElse(""), "reason", reason));
  }
}
