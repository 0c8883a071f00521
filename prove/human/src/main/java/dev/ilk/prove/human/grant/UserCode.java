package dev.ilk.prove.human.grant;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person types to say which device is meant (RFC 8628, section 6.1): eight consonants, so
 * that no words come about and nothing is mistaken for another. With 34 bits it must be short-lived
 * and tries be counted.
 *
 * @param text eight letters, in upper case
 */
public record UserCode(String text) {
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
  private static final Pattern FORM = Pattern.compile("[" + LETTERS + "]{8}");
  private static final int LONGEST = 50;
  private static final SecureRandom RANDOM = new SecureRandom();

  public UserCode {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no user code");
    }
  }

  /**
   * Makes one that cannot be guessed.
   *
   * @return at random
   */
  public static UserCode random() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new UserCode(text.toString());
  }

  /**
   * Reads what a person typed, in whatever case and with whatever between the letters.
   *
   * @param typed of any length and content
   * @return empty if it is no user code
   */
  public static Optional<UserCode> of(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    return FORM.matcher(letters).matches() ? Optional.of(new UserCode(letters)) : Optional.empty();
  }

  /**
   * As people are shown it.
   *
   * @return two groups of four
   */
  public String shown() {
    return text.substring(0, 4) + "-" + text.substring(4);
  }
}
