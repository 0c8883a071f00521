package dev.ilk.issue.inventory;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadCryptography;
import dev.ilk.gate.ReadCryptography.Asset;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts together what all sources tell. */
public final class CryptoInventory implements Handler<ReadCryptography, List<Asset>> {
  private final List<CryptoSource> sources;

  /**
   * Builds the handler.
   *
   * @param sources all there are
   */
  public CryptoInventory(List<CryptoSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public Result<Handled<List<Asset>>> act(Permit<ReadCryptography> permit) throws PartUnavailable {
    List<Asset> assets = new ArrayList<>();
    for (CryptoSource source : sources) {
      assets.addAll(source.assets());
    }
    assets.sort(
        Comparator.comparing(Asset::use)
            .thenComparing(Asset::where)
            .thenComparing(Asset::state)
            .thenComparing(asset -> asset.id().orElse("")));
    return Result.ok(Handled.of(List.copyOf(assets), permit.command().asked()));
  }
}
