package dev.ilk.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses and command lines with what was asked for in them, so that they can be shared. */
final class Links {
  private Links() {}

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * A query of names and values in turn, without those that are empty; a last name without a value
   * is left open.
   */
  static String query(String... parts) {
    StringBuilder query = new StringBuilder("?");
    for (int i = 0; i < parts.length; i += 2) {
      boolean open = i + 1 == parts.length;
      if (open || !parts[i + 1].isEmpty()) {
        query.append(query.length() > 1 ? "&" : "").append(parts[i]).append('=');
        query.append(open ? "" : encoded(parts[i + 1]));
      }
    }
    return query.toString();
  }

  /** An option of a shell's command; quoted, unless it is one plain word. */
  static String option(String name, String value) {
    if (value.isEmpty()) {
      return "";
    }
    String word =
        value.matches("[A-Za-z0-9@._:/-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    return " " + name + " " + word;
  }
}
