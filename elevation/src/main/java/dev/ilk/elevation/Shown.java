package dev.ilk.elevation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.RequestElevation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Span;
import java.util.List;

/**
 * What approvers are shown: who would have which role, for how long and why, and what the person
 * took up before.
 */
final class Shown {
  /** So much of what was before. */
  static final int HISTORY = 5;

  private Shown() {}

  static String json(
      Id.Elevation id, String subject, RequestElevation asked, List<ElevationState> before) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown
        .put("elevation", id.value())
        .put("subject", subject)
        .put("role", asked.role().name())
        .put("lasting", Span.format(asked.lasting()))
        .put("reason", asked.reason());
    ArrayNode history = shown.putArray("before");
    for (ElevationState one : before) {
      history
          .addObject()
          .put("role", one.role().name())
          .put("asked", one.asked().toString())
          .put("lasting", Span.format(one.lasting()))
          .put("status", one.status().word())
          .put("reason", one.reason());
    }
    return shown.toString();
  }
}
