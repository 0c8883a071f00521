package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.RotationView;
import dev.ilk.kernel.Span;
import dev.ilk.web.http.Json;
import java.util.Locale;

/** Rotations as the admin API writes them. */
final class RotationShapes {
  private RotationShapes() {}

  static ObjectNode json(Rotation one) {
    ObjectNode node =
        Json.object()
            .put("subject", one.subject())
            .put("state", one.state().word())
            .put("new_key", one.keys().next());
    ArrayNode old = node.putArray("old_keys");
    one.keys().old().forEach(old::add);
    node.put("reason", one.reason())
        .put("begun", one.begun().toString())
        .put("until", one.until().toString());
    if (!one.answer().isEmpty()) {
      node.put("answer", one.answer());
    }
    return node;
  }

  static ObjectNode json(RotationView view) {
    ObjectNode node = Json.object().put("subject", view.subject());
    ArrayNode ways = node.putArray("ways");
    for (RotationView.Way way : view.ways()) {
      ways.addObject()
          .put("way", way.name().toLowerCase(Locale.ROOT))
          .put("what", way.what())
          .put("how", way.how());
    }
    ArrayNode keys = node.putArray("keys");
    for (RotationView.Key key : view.keys()) {
      ObjectNode entry = keys.addObject();
      entry.put("thumbprint", key.thumbprint()).put("declared", key.declared());
      key.since().ifPresent(at -> entry.put("since", at.toString()));
      key.lastUse().ifPresent(at -> entry.put("last_use", at.toString()));
    }
    view.every().ifPresent(every -> node.put("every", Span.format(every)));
    view.due().ifPresent(due -> node.put("due", due.toString()));
    view.latest().ifPresent(latest -> node.set("rotation", json(latest)));
    return node;
  }
}
