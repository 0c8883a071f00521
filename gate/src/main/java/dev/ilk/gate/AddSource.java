package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Span;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Make a system known that accounts are read from.
 *
 * @param name what people call it
 * @param connector how it is read
 * @param settings what the connector needs; never a secret
 * @param secret where its credential is; empty if it needs none
 * @param rhythm how often it is read without anybody asking
 */
public record AddSource(
    String name, String connector, Map<String, String> settings, String secret, Rhythm rhythm)
    implements Command<Source> {
  public AddSource {
    settings = Map.copyOf(settings);
  }

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
        "Source",
        name,
        Map.of(
            "connector",
            connector,
            "secret",
            secret,
            "every",
            rhythm.every().map(Span::format).orElse(""),
            "whole",
            Span.format(rhythm.whole())));
  }
}
