package dev.ilk.measure.stored;

import java.util.Locale;

/**
 * What is counted. A name that is stored never changes its meaning: what is to be counted otherwise
 * gets a new one.
 */
public enum Counter {
  /** Tokens that were asked for by exchange. */
  EXCHANGES(Sort.FLOW),
  /** Of these, those asked for with a proof that failed. */
  EXCHANGES_UNPROVEN(Sort.FLOW),
  /** Of these, those that policies denied. */
  EXCHANGES_DENIED(Sort.FLOW),
  /** Of these, those that cannot be had as they were asked for. */
  EXCHANGES_REFUSED(Sort.FLOW),
  /** Of these, those during which a part of Ilk broke. */
  EXCHANGES_BROKEN(Sort.FLOW),
  /** Access tokens and SVIDs given to software. */
  TOKENS(Sort.FLOW),
  /** New deployments that were told. */
  DEPLOYMENTS(Sort.FLOW),
  /** For how long access tokens and SVIDs were given, in milliseconds. */
  TOKEN_LIFETIME(Sort.SPREAD),
  /** How old tokens were when something was done under them, in milliseconds. */
  TOKEN_AGE(Sort.SPREAD),
  /** From an order to take something back until it was done, in milliseconds. */
  REVOKE_TIME(Sort.SPREAD),
  /** Orders to take something back of which the record tells how far they reached. */
  ORDERS(Sort.FLOW),
  /** Identities that could no longer prove themselves by these. */
  REACHED_IDENTITIES(Sort.FLOW),
  /** Living tokens that ended by these. */
  REACHED_TOKENS(Sort.FLOW),
  /** Privileged actions of people. */
  PRIVILEGED(Sort.FLOW),
  /** Of these, those of people who had used a factor that resists phishing. */
  PRIVILEGED_STEPPED_UP(Sort.FLOW),
  /** Of these, those done under an elevation. */
  PRIVILEGED_ELEVATED(Sort.FLOW),
  /** Findings of which people said that the risk is taken, or that they are mistaken. */
  FINDINGS_ANSWERED(Sort.FLOW),
  /** Of these, the mistaken ones. */
  FINDINGS_MISTAKEN(Sort.FLOW),
  /** Decisions of the access plane, and answers that people gave by hand. */
  DECISIONS(Sort.FLOW),
  /** Of these, those that policies made without anybody's word. */
  DECISIONS_BY_POLICY(Sort.FLOW),

  /** Registered identities that can prove themselves. */
  IDENTITIES(Sort.STANDING),
  /** Of these, those not used for long. */
  IDENTITIES_STALE(Sort.STANDING),
  /** Of these, those that end by themselves. */
  IDENTITIES_ENDING(Sort.STANDING),
  /** Registered software, and software's accounts elsewhere that belong to nobody registered. */
  MACHINES(Sort.STANDING),
  /** Of these, those that a rule of federation or of processes lets prove themselves. */
  MACHINES_FEDERATED(Sort.STANDING),
  /** Accounts in other systems that can be used. */
  ACCOUNTS(Sort.STANDING),
  /** Of these, those not used for long. */
  ACCOUNTS_STALE(Sort.STANDING),
  /** Credentials that such accounts hold. */
  CREDENTIALS(Sort.STANDING),
  /** Of these, those with an end. */
  CREDENTIALS_ENDING(Sort.STANDING),
  /** Of these, those without an end, or that live for long. */
  CREDENTIALS_STATIC(Sort.STANDING),
  /** Things in reviews that are open, or were closed lately. */
  REVIEW_ITEMS(Sort.STANDING),
  /** Of these, those that a person answered. */
  REVIEW_ITEMS_ANSWERED(Sort.STANDING);

  /** How numbers of several days go together. */
  public enum Sort {
    /** How often something happened: they are added up. */
    FLOW,
    /** How often it happened with which size, in {@link Buckets}: they are added up. */
    SPREAD,
    /** How many there are: the last one counts. */
    STANDING
  }

  private final Sort sort;

  Counter(Sort sort) {
    this.sort = sort;
  }

  /**
   * How numbers of several days go together.
   *
   * @return one of the sorts
   */
  public Sort sort() {
    return sort;
  }

  /**
   * Its name in the store and on the wire.
   *
   * @return such as {@code exchanges-denied}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads its name.
   *
   * @param word as in the store
   * @return the counter
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Counter of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }
}
