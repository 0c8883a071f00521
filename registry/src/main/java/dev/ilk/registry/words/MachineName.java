package dev.ilk.registry.words;

import dev.ilk.actor.Environment;
import java.util.Locale;

/** Advice on the names of software. */
public final class MachineName {
  private static final int LONGEST = 80;

  private MachineName() {}

  /**
   * The nearest name that follows the rule of {@link dev.ilk.actor.Names#carries}.
   *
   * @param environment where the software runs
   * @param name what it was called; of any content
   * @return a name that carries the environment
   */
  public static String advised(Environment environment, String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String rest = plain.isEmpty() ? "service" : plain;
    String lead = environment.name() + "-";
    String whole = rest.startsWith(lead) ? rest : lead + rest;
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST).replaceAll("-+$", "");
  }
}
