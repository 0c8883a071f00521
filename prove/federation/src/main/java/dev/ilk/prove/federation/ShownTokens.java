package dev.ilk.prove.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Tokens as shown, taken apart once while they are shown again and again, as an enforcement point
 * does with its own. That one is remembered says nothing of it: whether it is believed is asked
 * each time. Safe to share between threads.
 *
 * <p>At most {@value #MOST} are remembered, of {@value #LONGEST} characters at most, for a minute
 * from the first showing.
 */
public final class ShownTokens {
  private static final int MOST = 4_096;
  private static final int LONGEST = 4_096;
  private static final Duration AGE = Duration.ofMinutes(1);

  private final Cache<String, ShownToken> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(AGE).build();

  /** Remembers none yet. */
  public ShownTokens() {}

  /**
   * Takes a token apart, unless that was just done.
   *
   * @param text as received, of any length and content; empty if there was none
   * @return the token
   */
  public ShownToken of(String text) {
    return text.length() > LONGEST ? ShownToken.of(text) : known.get(text, ShownToken::of);
  }
}
