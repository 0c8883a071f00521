package dev.ilk.scan.rule;

import com.google.re2j.Pattern;

/** Tells what stands where a secret would and is none. */
final class Placeholder {
  /** Vendors end the keys of their documentation so (AWS, for one). */
  private static final Pattern DOCUMENTED =
      Pattern.compile("EXAMPLE|(?i)(x{8}|\\*{6}|0{12}|1234567890abcdef)");

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?i)example|sample|change.?me|your[-_. ]|placeholder|dummy|redacted|insert|replace|"
              + "(^|[^a-z])(test|todo|fake|mock|none|null|undefined)([^a-z]|$)|"
              + "[$%#@]\\{|\\{\\{|\\$\\(|\\$[A-Z_]+$|^[<\\[(]|process\\.env|os\\.environ|getenv|"
              + "^urn[:%]|\\(\\)|^[a-z]+([A-Z][a-z]+)+[0-9]?$|^[a-z]+([._-][a-z]+)+[0-9]?$");

  private Placeholder() {}

  static boolean is(String secret, boolean context) {
    return DOCUMENTED.matcher(secret).find() || (context && WRITTEN.matcher(secret).find());
  }
}
