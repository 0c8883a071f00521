package dev.ilk.lifecycle.request;

import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the record says of requests. */
final class Told {
  private Told() {}

  static Particulars of(String action, IdentityRequest request) {
    TreeMap<String, String> details = new TreeMap<>(details(request));
    details.put("reason", request.asked().reason());
    details.put("state", request.state().word());
    return new Particulars.OfAction(
        action,
        Optional.empty(),
        "IdentityRequest",
        request.id().value(),
        Optional.empty(),
        details);
  }

  static Map<String, String> details(IdentityRequest request) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("requested_by", request.asked().by().value());
    details.put("template", request.asked().template());
    details.put("template_sha256", request.asked().digest());
    details.put("team", request.asked().team().name());
    details.put("subject", request.wanted().subject());
    details.put("identity", request.wanted().identity().value());
    details.put("declaration_sha256", Sha256.hex(request.wanted().document()));
    details.put("approvers", String.join(" ", request.approval().approvers()));
    request.approval().task().ifPresent(task -> details.put("task", task.value()));
    return details;
  }
}
