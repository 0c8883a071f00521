package dev.ilk.registry;

import dev.ilk.actor.TrustRule;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadTrust;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import java.util.Comparator;
import java.util.List;

/** Tells the rules of federation that are in force. */
public final class TrustReading implements Handler<ReadTrust, List<TrustRule>> {
  private static final Comparator<TrustRule> ORDER =
      Comparator.comparing(TrustRule::issuer).thenComparing(TrustRule::name);

  private final Directory directory;

  /**
   * Builds the handler.
   *
   * @param directory what is declared
   */
  public TrustReading(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Result<Handled<List<TrustRule>>> act(Permit<ReadTrust> permit) throws PartUnavailable {
    try {
      List<TrustRule> rules = directory.declarations().trustRules().stream().sorted(ORDER).toList();
      return Result.ok(Handled.of(rules, permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }
}
