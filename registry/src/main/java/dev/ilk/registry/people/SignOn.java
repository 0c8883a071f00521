package dev.ilk.registry.people;

import java.util.Optional;

/** Tells at which identity provider the people of a directory sign on. */
@FunctionalInterface
public interface SignOn {

  /**
   * The provider.
   *
   * @param directory whose people
   * @return its name in Ilk's configuration; empty if none can be told, so that none can sign on
   */
  Optional<String> provider(DirectoryName directory);
}
