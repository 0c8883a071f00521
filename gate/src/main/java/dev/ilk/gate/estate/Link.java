package dev.ilk.gate.estate;

import dev.ilk.kernel.Id;
import java.util.Locale;

/**
 * That an account may belong to an identity.
 *
 * @param account which account
 * @param identity to whom
 * @param word what is known or said of it
 * @param evidence the key that speaks for it, such as {@code email}; empty if nobody knows any more
 * @param because the evidence, in words
 * @param by who said so; empty if nobody did
 */
public record Link(
    Id.Account account,
    Id.Identity identity,
    Word word,
    String evidence,
    String because,
    String by) {

  /** What is known or said of a link. */
  public enum Word {
    /** A strong key joins them. */
    JOINED,
    /** Something speaks for it, and a person has to look. */
    SUGGESTED,
    /** A person said that it is so. */
    CONFIRMED,
    /** A person said that it is not so; it is never suggested again. */
    REJECTED;

    /**
     * Its name on the wire.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
