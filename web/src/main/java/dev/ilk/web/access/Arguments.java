package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Sha256;
import dev.ilk.web.http.Json;
import java.util.List;

/**
 * Everything that an enforcement point asks about, in one form: what people approve, and what an
 * approval is bound to. All members count, those that policies have no type for as well; left out
 * is only what is another at every asking: the time, the token and the approval itself.
 *
 * @param json with the members of every object in the order of their names
 */
record Arguments(String json) {
  /** What is longer cannot be shown to anybody for approval. */
  static final int LONGEST = 32 << 10;

  private static final List<String> OF_THE_MOMENT = List.of("approval", "ilk", "time");

  static Arguments of(ObjectNode body) {
    ObjectNode all = Json.object();
    for (String name : List.of("subject", "action", "resource")) {
      if (body.has(name)) {
        all.set(name, body.get(name));
      }
    }
    ObjectNode context =
        body.get("context") instanceof ObjectNode said ? said.deepCopy() : Json.object();
    String delegation = context.path("ilk").path("delegation").asText("");
    context.remove(OF_THE_MOMENT);
    if (!context.isEmpty()) {
      all.set("context", context);
    }
    if (!delegation.isEmpty()) {
      all.put("delegation", delegation);
    }
    return new Arguments(Json.sorted(all));
  }

  String digest() {
    return Sha256.hex(json);
  }
}
