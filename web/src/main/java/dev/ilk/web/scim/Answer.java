package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is answered to one request or one operation of a bulk.
 *
 * @param status of HTTP
 * @param body empty for none
 * @param location where the resource is
 * @param version the resource's entity tag
 * @param journey the correlation under which it is recorded
 */
record Answer(
    int status,
    Optional<ObjectNode> body,
    Optional<String> location,
    Optional<String> version,
    Optional<Id.Correlation> journey) {
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  /** What RFC 7644, section 3.12, and RFC 9865, section 2.3, call our problems. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("filter_invalid", "invalidFilter"),
          Map.entry("path_invalid", "invalidPath"),
          Map.entry("target_missing", "noTarget"),
          Map.entry("attribute_fixed", "mutability"),
          Map.entry("value_invalid", "invalidValue"),
          Map.entry("value_taken", "uniqueness"),
          Map.entry("json_malformed", "invalidSyntax"),
          Map.entry("message_malformed", "invalidSyntax"),
          Map.entry("cursor_invalid", "invalidCursor"),
          Map.entry("count_invalid", "invalidCount"));

  static Answer of(int status, ObjectNode body) {
    return new Answer(
        status, Optional.of(body), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Answer empty(int status) {
    return new Answer(
        status, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Answer wrong(List<Problem> problems) {
    Problem first = problems.getFirst();
    int status = first.code().equals("revision_moved") ? 412 : Problems.status(first);
    return error(status, Optional.ofNullable(TYPES.get(first.code())), first.sentence());
  }

  static Answer error(int status, Optional<String> type, String detail) {
    ObjectNode body = Json.object();
    body.putArray("schemas").add(ERROR);
    // RFC 7644, section 3.12: the status is a text.
    body.put("status", Integer.toString(status));
    type.ifPresent(name -> body.put("scimType", name));
    body.put("detail", detail);
    return of(status, body);
  }

  Answer in(Id.Correlation correlation) {
    return new Answer(status, body, location, version, Optional.of(correlation));
  }
}
