package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Begin a scan for leaked secrets whose finds will be reported. Reports of scans that began before
 * are refused from then on.
 *
 * @param source what will be scanned, such as {@code acme/orders}
 */
public record BeginScan(String source) implements Command<BeginScan.Begun>, AboutEstate {

  /**
   * A scan that began.
   *
   * @param source what will be scanned
   * @param scan its number
   * @param salt what secrets are fingerprinted under, in hexadecimal
   */
  public record Begun(String source, long scan, String salt) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Estate", "all", Map.of("source", source));
  }
}
