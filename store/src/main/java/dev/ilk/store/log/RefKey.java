package dev.ilk.store.log;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.log.Ref;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A reference in 16 bytes, for an index of which an entry needs several rows.
 *
 * <p>An id is kept as the 128 bits that it is: time first, so that the rows of new ids go to the
 * end of the index and not all over it. Its three highest bits, which no time before the year 3084
 * uses, tell the kind. What is no id of its kind is kept as a hash.
 */
final class RefKey {
  private static final int HASHED = 7;
  private static final int LENGTH = 26;
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private RefKey() {}

  static UUID of(Id.Event event) {
    return of(Ref.to(event));
  }

  static UUID of(Ref ref) {
    return switch (ref.kind()) {
      case EVENT -> key(0, Id.Event.PREFIX, ref);
      case CORRELATION -> key(1, Id.Correlation.PREFIX, ref);
      case TOKEN -> key(2, Id.Token.PREFIX, ref);
      case IDENTITY -> key(3, Id.Identity.PREFIX, ref);
      case DELEGATION -> key(4, Id.Delegation.PREFIX, ref);
      case SESSION -> key(5, Id.Session.PREFIX, ref);
      case REPORT -> key(6, Id.Report.PREFIX, ref);
      case ACCESS_REQUEST -> key(7, Id.AccessRequest.PREFIX, ref);
      // Three bits tell the other kinds; these are hashed, as are the ids of other systems.
      case DEPLOYMENT, GRANT, APP -> hashed(ref);
      // Three bits tell no more kinds apart; elevations are few.
      case ELEVATION -> hashed(ref);
      case PASSKEY, RECOVERY -> hashed(ref);
      case GROUP, ACCOUNT, REVIEW, MASS_CHANGE, SECRET, JOINED_AGENT, TRANCHE, IDENTITY_REQUEST ->
          hashed(ref);
    };
  }

  static byte[] bytes(UUID key) {
    return ByteBuffer.allocate(16)
        .putLong(key.getMostSignificantBits())
        .putLong(key.getLeastSignificantBits())
        .array();
  }

  private static UUID key(int kind, String prefix, Ref ref) {
    String value = ref.value();
    int start = prefix.length();
    if (value.length() != start + LENGTH
        || !value.startsWith(prefix)
        || value.charAt(start) != ALPHABET.charAt(0)) {
      return hashed(ref);
    }
    // The kind stands where the first character would, and ends up as the highest three bits.
    long high = 0;
    long low = kind;
    for (int i = start + 1; i < value.length(); i++) {
      int digit = ALPHABET.indexOf(value.charAt(i));
      if (digit < 0) {
        return hashed(ref);
      }
      // 128 bits, shifted by the five of this character.
      high = high << 5 | low >>> 59;
      low = low << 5 | digit;
    }
    return new UUID(high, low);
  }

  private static UUID hashed(Ref ref) {
    byte[] text = (ref.kind().name() + ' ' + ref.value()).getBytes(StandardCharsets.UTF_8);
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(text));
    return new UUID(hash.getLong() >>> 3 | (long) HASHED << 61, hash.getLong());
  }
}
