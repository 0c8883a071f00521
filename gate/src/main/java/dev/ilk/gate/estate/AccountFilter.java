package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Optional;

/**
 * What accounts have to be, beside what an {@link AccountQuery} names first. All that is given must
 * hold.
 *
 * @param unsure only those of which it is not sure what they are: less likely than {@link #SURE},
 *     and nobody has said it
 * @param unusedSince only those that can be used and were last used before; what a system does not
 *     tell counts as use
 */
public record AccountFilter(boolean unsure, Optional<Instant> unusedSince) {
  /** From here on a class is sure, in thousandths. */
  public static final int SURE = 900;

  /** Whatever accounts are. */
  public static final AccountFilter NONE = new AccountFilter(false, Optional.empty());
}
