package dev.ilk.discover.finding;

import dev.ilk.discover.Account;
import java.util.List;

/**
 * How far an account reaches: what whoever takes it over can do with it. A number to put findings
 * of equal severity in order by, and no measure of anything by itself.
 */
public final class Reach {
  /** Traits by which systems tell that an account may do more than others. */
  static final List<String> POWERS =
      List.of("admin", "superuser", "site-admin", "createrole", "bypassrls");

  private static final int POWER = 100;

  private Reach() {}

  /**
   * Weighs an account: 100 for each power, 1 for each credential, scope and group.
   *
   * @param account the account
   * @return at least 1
   */
  public static int of(Account account) {
    int powers = (int) POWERS.stream().filter(power -> isTrue(account.text(power))).count();
    int scopes = account.credentials().stream().mapToInt(held -> held.scopes().size()).sum();
    String groups = account.text("groups");
    int memberships = groups.isEmpty() ? 0 : groups.split(",", -1).length;
    return 1 + POWER * powers + account.credentials().size() + scopes + memberships;
  }

  /**
   * Whether a trait says yes.
   *
   * @param text what the trait says
   * @return true for true, yes and 1, in any case
   */
  public static boolean isTrue(String text) {
    return text.matches("(?i)true|yes|1");
  }
}
