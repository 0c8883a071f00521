package dev.ilk.scan.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/** What in a secret can be checked without asking anyone. */
public enum Check {
  /** Nothing. */
  NONE {
    @Override
    public boolean holds(String secret) {
      return true;
    }
  },
  /**
   * The last six characters are the CRC-32 of those after the prefix, in base 62 (digits, upper
   * case, lower case): GitHub's tokens since April 2021, npm's since September 2021.
   */
  CRC32_BASE62 {
    @Override
    public boolean holds(String secret) {
      int body = secret.indexOf('_') + 1;
      int sum = secret.length() - CHECKSUM;
      return sum > body && crc32Base62(secret.substring(body, sum)).equals(secret.substring(sum));
    }
  },
  /** The header of a JSON Web Token: base64url of an object with {@code alg} (RFC 7515, 4.1.1). */
  JWT {
    @Override
    public boolean holds(String secret) {
      int dot = secret.indexOf('.');
      return dot > 0 && json(secret.substring(0, dot)).filter(node -> node.has("alg")).isPresent();
    }
  },
  /** The lines between the dashes are base64 (RFC 7468, section 3) of more than a hundred bytes. */
  PEM {
    @Override
    public boolean holds(String secret) {
      StringBuilder body = new StringBuilder();
      secret
          .replace("\\n", "\n")
          .lines()
          .map(String::strip)
          .filter(line -> !line.contains(":") && !line.contains("-----"))
          .forEach(body::append);
      return decode(Base64.getDecoder(), body.toString()).filter(b -> b.length > 100).isPresent();
    }
  };

  private static final int CHECKSUM = 6;
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Whether a match bears this out.
   *
   * @param secret what matched
   * @return whether the checksum or structure is right
   */
  public abstract boolean holds(String secret);

  /** A CRC-32 in base 62, padded to six characters. */
  static String crc32Base62(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
    char[] digits = new char[CHECKSUM];
    long rest = crc.getValue();
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      digits[i] = BASE62.charAt((int) (rest % 62));
      rest /= 62;
    }
    return new String(digits);
  }

  /** The JSON object in a base64url text, if there is one. */
  static Optional<JsonNode> json(String base64url) {
    return decode(Base64.getUrlDecoder(), base64url)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .flatMap(Check::object);
  }

  private static Optional<JsonNode> object(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> decode(Base64.Decoder decoder, String text) {
    try {
      return Optional.of(decoder.decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
