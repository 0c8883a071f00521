package dev.ilk.gate;

import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.Circumstances.Change;
import dev.ilk.prove.proof.Circumstances.Travelled;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What speaks against a person's session, and how much. The risk is the sum, at most {@link #MOST}:
 * nothing is weighed that does not stand here.
 */
enum RiskSignal {
  /** The sign-in came with a browser that the person had not used before. */
  NEW_DEVICE(20),
  /** Nobody travels so fast from where the person signed in before. */
  IMPOSSIBLE_TRAVEL(50),
  /** The browser shows another device cookie than the session was opened with, or none. */
  OTHER_DEVICE(50),
  /** The browser says that it is another one than the session was opened in. */
  OTHER_BROWSER(40),
  /** It comes from another country, operator or named network than the session was opened from. */
  OTHER_NETWORK(20);

  /** The highest risk. */
  static final int MOST = 100;

  private final int weight;

  RiskSignal(int weight) {
    this.weight = weight;
  }

  static Set<RiskSignal> in(Circumstances seen) {
    Set<RiskSignal> signals = EnumSet.noneOf(RiskSignal.class);
    for (RiskSignal signal : values()) {
      if (signal.speaks(seen)) {
        signals.add(signal);
      }
    }
    return signals;
  }

  private boolean speaks(Circumstances seen) {
    return switch (this) {
      case NEW_DEVICE -> seen.newDevice();
      case IMPOSSIBLE_TRAVEL -> seen.travel().filter(Travelled::impossible).isPresent();
      case OTHER_DEVICE -> seen.changes().contains(Change.DEVICE);
      case OTHER_BROWSER -> seen.changes().contains(Change.BROWSER);
      case OTHER_NETWORK -> seen.changes().contains(Change.NETWORK);
    };
  }

  static long score(Set<RiskSignal> signals) {
    return Math.min(MOST, signals.stream().mapToInt(RiskSignal::weight).sum());
  }

  int weight() {
    return weight;
  }

  /** For policies and the record. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
