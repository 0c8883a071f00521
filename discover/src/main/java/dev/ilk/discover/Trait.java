package dev.ilk.discover;

import java.util.Map;

/** Names of traits that rules know. A connector gives those that its system tells. */
public final class Trait {
  /** What people wrote about it. */
  public static final String DESCRIPTION = "description";

  /** Second factors enrolled, by their names; {@code none} if there are none. */
  public static final String FACTORS = "factors";

  /** How it authenticates: {@code password}, {@code key}, {@code certificate}, {@code sso}. */
  public static final String AUTHENTICATION = "authentication";

  /** Sign-ins by a browser in the last thirty days; a number. */
  public static final String INTERACTIVE = "interactive";

  /** Requests an hour while it is active; a number. */
  public static final String CADENCE = "cadence";

  /** In how many of the 24 hours of a day it is usually active; a number. */
  public static final String HOURS = "hours";

  /** The client that it mostly uses, as the client tells (User-Agent). */
  public static final String CLIENT = "client";

  /** Job title. */
  public static final String TITLE = "title";

  /** Department. */
  public static final String DEPARTMENT = "department";

  /** Manager. */
  public static final String MANAGER = "manager";

  /** Telephone number, or that there is one. */
  public static final String PHONE = "phone";

  /** The environments that it is used in, such as {@code prod staging}. */
  public static final String ENVIRONMENTS = "environments";

  /** How rules of its system name it, if they do so neither by its id nor by its name. */
  public static final String PRINCIPAL = "principal";

  private Trait() {}

  /**
   * How rules of an account's system name it.
   *
   * @param traits the account's
   * @return such as an ARN; empty if only by its id or name
   */
  public static String principal(Map<String, String> traits) {
    return traits.getOrDefault(PRINCIPAL, traits.getOrDefault("arn", ""));
  }

  /**
   * Whether a name means the same in all systems: an ARN, an address, a URI.
   *
   * @param name as a trait has it
   * @return false for names that every system has of its own
   */
  public static boolean isEverywhere(String name) {
    return name.startsWith("arn:") || name.contains("@") || name.contains("://");
  }
}
