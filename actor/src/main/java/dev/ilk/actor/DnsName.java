package dev.ilk.actor;

import java.util.regex.Pattern;

/**
 * A name in the DNS that one workload may hold certificates for, because the registry says so.
 *
 * @param name at least two labels in lower case (RFC 1123, section 2.1), no wildcard, no address
 * @param workload the name of the workload
 * @param challenged whether the workload must show, at each order, that it answers under the name
 */
public record DnsName(String name, String workload, boolean challenged) {
  private static final int LONGEST = 253;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  public DnsName {
    if (!isName(name)) {
      throw new IllegalArgumentException("`%s` is no name in the DNS".formatted(name));
    }
  }

  /**
   * Whether a text can be such a name.
   *
   * @param text of any length
   * @return false for wildcards, addresses, single labels and anything in upper case
   */
  public static boolean isName(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }
}
