package dev.ilk.web.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.ServerRequest;

/** Reads bodies: strict JSON first, then without regard to the case of names. */
final class Bodies {
  /** The longest body, in bytes: a group with all the members it may have. */
  static final int LONGEST = 8 << 20;

  private Bodies() {}

  /** RFC 7644, section 3.1: of the type of SCIM, or of JSON. */
  static Result<ObjectNode> read(ServerRequest request, int most) {
    if (!RequestBody.isOfType(request, "application/scim+json")
        && !RequestBody.isOfType(request, "application/json")) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "media_type_unsupported",
                  "the body is no application/scim+json")
              .mend("send it with `Content-Type: application/scim+json`"));
    }
    return RequestBody.bytes(request, most).then(Json::read).then(Bodies::caseless);
  }

  /** The same tree, whose members are found in any case. */
  static Result<ObjectNode> caseless(JsonNode tree) {
    try {
      JsonNode read = JsonUtils.getObjectReader().readTree(tree.toString());
      return read instanceof ObjectNode object ? Result.ok(object) : malformed();
    } catch (JsonProcessingException e) {
      return malformed();
    }
  }

  private static Result<ObjectNode> malformed() {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "json_malformed", "two members differ in case only"));
  }
}
