package dev.ilk.approval;

import dev.ilk.gate.Denials;
import dev.ilk.keys.DerivedMac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Denials under a code that all nodes with one root key make alike (RFC 2104). */
public final class MacDenials implements Denials {
  private static final int LONGEST = 16_384;
  private static final Pattern SEALED =
      Pattern.compile("([0-9a-f]{64})\n(\\d{1,18})\n([^\n]+)\n(.*)", Pattern.DOTALL);

  private final DerivedMac mac;

  /**
   * Denials under a key.
   *
   * @param mac a code that is used for nothing else
   */
  public MacDenials(DerivedMac mac) {
    this.mac = mac;
  }

  @Override
  public String seal(Denial denial) {
    String text =
        String.join(
            "\n",
            denial.arguments(),
            Long.toString(denial.until().toEpochMilli()),
            String.join(",", denial.approvers()),
            denial.reason());
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return encoded(content) + "." + encoded(mac.of(content));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public Optional<Denial> open(String token) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] content = Base64.getUrlDecoder().decode(token.substring(0, dot));
      byte[] code = Base64.getUrlDecoder().decode(token.substring(dot + 1));
      return MessageDigest.isEqual(code, mac.of(content))
          ? read(new String(content, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Denial> read(String text) {
    Matcher parts = SEALED.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Denial(
                parts.group(1),
                List.of(parts.group(3).split(",", -1)),
                parts.group(4),
                Instant.ofEpochMilli(Long.parseLong(parts.group(2)))))
        : Optional.empty();
  }
}
