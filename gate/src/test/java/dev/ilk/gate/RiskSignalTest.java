package dev.ilk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.Circumstances.Change;
import dev.ilk.prove.proof.Circumstances.Travelled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RiskSignalTest {

  private static Circumstances seen(boolean newDevice, boolean impossible, Change... changes) {
    return new Circumstances(
        "",
        Optional.empty(),
        "",
        newDevice,
        Optional.of(new Travelled(16_000, 16_000, impossible)),
        Optional.empty(),
        Set.of(changes),
        false);
  }

  @Test
  void of_whom_nothing_is_known_nothing_speaks_against() {
    assertEquals(Set.of(), RiskSignal.in(Circumstances.NONE));
    assertEquals(0, RiskSignal.score(Set.of()));
  }

  @Test
  void the_risk_is_the_sum_of_what_is_seen_and_no_more_than_the_most() {
    Set<RiskSignal> some = RiskSignal.in(seen(true, false, Change.NETWORK));
    assertEquals(Set.of(RiskSignal.NEW_DEVICE, RiskSignal.OTHER_NETWORK), some);
    assertEquals(40, RiskSignal.score(some));
    Set<RiskSignal> all = RiskSignal.in(seen(true, true, Change.values()));
    assertEquals(Set.of(RiskSignal.values()), all);
    assertEquals(RiskSignal.MOST, RiskSignal.score(all));
  }

  @Test
  void the_documentation_tells_each_signal_with_its_weight() throws Exception {
    String told =
        Files.readString(
            Path.of(System.getProperty("ilk.root")).resolve("docs/conditional-access.md"));
    for (RiskSignal signal : RiskSignal.values()) {
      String row = "| `%s` | %d |".formatted(signal.word(), signal.weight());
      assertTrue(told.contains(row), row);
    }
  }
}
