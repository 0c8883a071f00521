package dev.ilk.actor;

import java.util.regex.Pattern;

/** The naming rules, one per namespace. All are ASCII, so that no two names look alike. */
public final class Names {
  /** An environment. */
  public static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9]{1,19}");

  /** A tenant or a team. */
  public static final Pattern TENANT = Pattern.compile("[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}");

  /** A person: {@code alice} or {@code alice.smith}. */
  public static final Pattern HUMAN = Pattern.compile("[a-z](?:[a-z0-9]|[.-](?=[a-z0-9])){0,63}");

  /** Software and agents, without the rule on the leading environment. */
  public static final Pattern MACHINE = Pattern.compile("[a-z](?:[a-z0-9]|-(?=[a-z0-9])){2,79}");

  /** A scope: the characters of RFC 6749, section 3.3, less the quotation marks. */
  public static final Pattern SCOPE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9:._/-]{0,99}");

  private Names() {}

  /**
   * Whether a workload's or agent's name carries its environment and a service, such as {@code
   * prod-payments-api} (R1).
   *
   * @param environment where it runs
   * @param name the name
   * @return true if the name is the environment, a hyphen, and the rest
   */
  public static boolean carries(Environment environment, String name) {
    return MACHINE.matcher(name).matches()
        && name.startsWith(environment.name() + "-")
        && name.length() > environment.name().length() + 1;
  }

  static void require(Pattern form, String what, String name) {
    if (!form.matcher(name).matches()) {
      throw new IllegalArgumentException("`%s` is no name for a %s".formatted(name, what));
    }
  }
}
