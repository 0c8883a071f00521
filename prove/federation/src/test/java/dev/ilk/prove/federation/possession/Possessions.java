package dev.ilk.prove.federation.possession;

import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.possession.Nonces;
import java.net.URI;
import java.util.List;

/** For tests in which nobody holds anything. */
public final class Possessions {
  /** A request that shows nothing besides its token. */
  public static final Presented NOTHING =
      new Presented(List.of(), "POST", List.of(URI.create("https://ilk.example/")), List.of());

  private Possessions() {}

  /** A judge with a memory of its own. */
  public static Possession fresh() {
    return new Possession(new Nonces(DerivedMac.ephemeral()), new MemoryUsedProofs());
  }
}
