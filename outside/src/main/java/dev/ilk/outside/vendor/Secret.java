package dev.ilk.outside.vendor;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A credential that a vendor issued, without its value.
 *
 * @param id its id there
 * @param made when it was made
 * @param used when it was last used; nothing if it never was
 * @param ends when it ends; nothing if it never does
 */
public record Secret(String id, Instant made, Optional<Instant> used, Optional<Instant> ends) {
  /** Puts its instants under a vendor's names for them; what there is none of is left out. */
  Map<String, Object> under(String madeAt, String usedAt, String endsAt) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(madeAt, made.toString());
    used.ifPresent(at -> fields.put(usedAt, at.toString()));
    ends.ifPresent(at -> fields.put(endsAt, at.toString()));
    return fields;
  }
}
