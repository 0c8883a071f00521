package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Take a static secret a step on. Each step demands its proof: that what replaces it was used, that
 * it itself was not since, that it is gone.
 *
 * @param id which
 * @param to the state that it shall be in
 * @param successor the subject of what takes its place; empty if it is known already
 * @param word what was done or seen; may be empty where the evidence speaks for itself
 */
public record AdvanceSecret(Id.Secret id, SecretState to, String successor, String word)
    implements Command<StaticSecret>, AboutSecrets {

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
        "StaticSecret",
        id.value(),
        Map.of("to", to.word(), "successor", successor, "word", word));
  }

  /**
   * What the record says of it.
   *
   * @param secret as it is now
   * @return with the evidence that it went by
   */
  public Particulars told(StaticSecret secret) {
    return Asked.action(
        action(),
        "StaticSecret",
        id.value(),
        Map.of(
            "to", to.word(),
            "successor", secret.replacement().successor(),
            "word", word,
            "last_used", secret.times().lastUsed().map(Instant::toString).orElse(""),
            "successor_used", secret.replacement().used().map(Instant::toString).orElse(""),
            "last_read", secret.times().lastSeen().toString(),
            "sight", secret.sight().word()));
  }
}
