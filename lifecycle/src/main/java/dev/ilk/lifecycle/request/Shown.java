package dev.ilk.lifecycle.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.request.IdentityRequest;

/** What approvers are shown of a request: all that would exist. */
final class Shown {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Shown() {}

  static String json(IdentityRequest request) {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("request", request.id().value());
    shown.put("template", request.asked().template());
    shown.put("template_sha256", request.asked().digest());
    shown.put("team", request.asked().team().name());
    shown.put("environment", request.asked().environment().name());
    shown.put("reason", request.asked().reason());
    shown.put("proves_itself_by", request.wanted().allows());
    shown.put("never_by", request.wanted().never());
    shown.put("mind", request.wanted().caution());
    try {
      shown.set("declaration", JSON.readTree(request.wanted().document()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a declaration that was made here is no JSON", e);
    }
    return shown.toString();
  }
}
