package dev.ilk.gate.migration;

import java.util.List;
import java.util.Optional;

/**
 * Some static secrets, those with most to win first.
 *
 * @param secrets them
 * @param next where to go on; nothing if these are all
 */
public record SecretPage(List<StaticSecret> secrets, Optional<SecretQuery.Mark> next) {
  public SecretPage {
    secrets = List.copyOf(secrets);
  }
}
