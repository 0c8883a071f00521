package dev.ilk.discover;

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

  private Trait() {}
}
