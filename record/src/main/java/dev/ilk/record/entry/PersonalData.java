package dev.ilk.record.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is personal in an event: kept beside the entry, where it can be erased on lawful request,
 * while the entry holds a commitment to it (U4). The salt keeps anyone from finding the data again
 * by hashing guesses once it is erased.
 *
 * @param commitment SHA-256 of {@code plain}, from the entry
 * @param fields the values by their place in the event, such as {@code /actor/name}; empty if
 *     erased
 * @param erased whether the plain data is gone
 */
record PersonalData(Optional<Bytes> commitment, Map<String, String> fields, boolean erased) {
  /** Where the evidence of a failed proof stands; the rest of the place is the evidence's name. */
  static final String EVIDENCE = "/proof/evidence/";

  private static final int SALT_SIZE = 32;
  private static final int MAX_SIZE = 65_536;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Gathers the personal values while an event is written. */
  static final class Collected {
    private final SortedMap<String, String> fields = new TreeMap<>();

    /** Notes a value that is left out of the event; the empty text says nothing and is not kept. */
    void put(String pointer, String value) {
      if (!value.isEmpty()) {
        fields.put(pointer, value);
      }
    }

    /** The bytes to commit to: a JSON object with a fresh salt first. */
    Optional<Bytes> seal() {
      if (fields.isEmpty()) {
        return Optional.empty();
      }
      byte[] salt = new byte[SALT_SIZE];
      RANDOM.nextBytes(salt);
      byte[] sealed =
          Json.write(json -> {
            json.text("salt", Base64.getUrlEncoder().withoutPadding().encodeToString(salt));
            json.map("fields", fields);
          });
      if (sealed.length > MAX_SIZE) {
        throw new IllegalArgumentException(
            "personal data of %d bytes is longer than %d".formatted(sealed.length, MAX_SIZE));
      }
      return Optional.of(Bytes.of(sealed));
    }
  }

  /**
   * Opens what lies beside an entry.
   *
   * @param commitment what the entry commits to, if to anything
   * @param plain what lies beside it, if anything does
   * @return the data, or what does not fit
   */
  static Result<PersonalData> open(Optional<Bytes> commitment, Optional<Bytes> plain) {
    if (plain.isEmpty()) {
      return Result.ok(new PersonalData(commitment, Map.of(), commitment.isPresent()));
    }
    Bytes sealed = plain.get();
    if (!commitment.equals(Optional.of(Bytes.of(Sha256.of(sealed.toArray()))))) {
      return refused("the personal data beside the entry is not what the entry committed to");
    }
    return Json.parse(sealed)
        .then(PersonalData::fields)
        .then(fields -> Result.ok(new PersonalData(commitment, fields, false)));
  }

  private static Result<Map<String, String>> fields(JsonNode json) {
    SortedMap<String, String> fields = new TreeMap<>();
    json.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return Result.ok(fields);
  }

  private static <T> Result<T> refused(String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "personal_data_altered", message));
  }
}
