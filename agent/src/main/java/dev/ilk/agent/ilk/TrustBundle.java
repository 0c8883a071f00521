package dev.ilk.agent.ilk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * A trust domain's bundle as processes get it (SPIFFE Trust Domain and Bundle, section 4).
 *
 * @param x509 the authorities' certificates in DER, one behind the other
 * @param jwt the keys of JWT-SVIDs as a JWK set
 */
public record TrustBundle(Bytes x509, String jwt) {
  private static final int MOST_KEYS = 200;

  /**
   * Reads a bundle. What has another use, or is malformed, is left out, as the specification wants.
   *
   * @param json a JWK set
   * @return what is of use in it; may be nothing
   */
  static TrustBundle read(JsonNode json) {
    ByteArrayOutputStream certificates = new ByteArrayOutputStream();
    ArrayNode keys = JsonNodeFactory.instance.arrayNode();
    int count = 0;
    for (JsonNode key : json.path("keys")) {
      if (count++ == MOST_KEYS) {
        break;
      }
      switch (key.path("use").asText()) {
        case "x509-svid" -> {
          if (key.path("x5c").size() == 1) {
            certificates.writeBytes(decoded(key.path("x5c").get(0).asText()));
          }
        }
        case "jwt-svid" -> keys.add(key);
        default -> {}
      }
    }
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    set.set("keys", keys);
    return new TrustBundle(Bytes.of(certificates.toByteArray()), set.toString());
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
