package dev.ilk.web.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Span;
import dev.ilk.web.http.Json;
import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;

/** Templates and requests for identities as JSON. */
final class RequestBodies {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RequestBodies() {}

  static ObjectNode of(Template template) {
    ObjectNode body =
        Json.object()
            .put("name", template.name())
            .put("about", template.about())
            .put("kind", template.kind().word());
    template.subtype().ifPresent(subtype -> body.put("subtype", subtype));
    body.put("naming", template.naming());
    ArrayNode parameters = body.putArray("parameters");
    for (Template.Parameter one : template.parameters()) {
      ObjectNode parameter = parameters.addObject().put("name", one.name());
      parameter.put("form", one.form().meaning());
      if (!one.choices().isEmpty()) {
        ArrayNode values = parameter.putArray("values");
        new TreeSet<>(one.choices()).forEach(values::add);
      }
    }
    ArrayNode environments = body.putArray("environments");
    for (Template.Place one : template.environments()) {
      ArrayNode approval =
          environments.addObject().put("name", one.environment().name()).putArray("approval");
      one.approval().forEach(approval::add);
    }
    body.put("purpose", template.purpose());
    template.sensitivity().ifPresent(tier -> body.put("sensitivity", tier));
    ObjectNode trust = body.putObject("trust");
    trust.put("platform", template.proving().platform());
    trust.put("audience", template.proving().audience());
    ObjectNode words = trust.putObject("words");
    new TreeMap<>(template.proving().words()).forEach(words::put);
    ArrayNode scopes = body.putArray("scopes");
    new TreeSet<>(template.scopes()).forEach(scopes::add);
    return body.put("longest_life", Span.format(template.longest()))
        .put("source_sha256", template.digest());
  }

  static ObjectNode of(IdentityRequest request) {
    boolean planned = request.state() == IdentityRequest.State.PLANNED;
    ObjectNode body = Json.object();
    if (!planned) {
      body.put("id", request.id().value());
    }
    body.put("state", request.state().word());
    if (!request.why().isEmpty()) {
      body.put("why", request.why());
    }
    body.put("subject", request.wanted().subject())
        .put("template", request.asked().template())
        .put("template_sha256", request.asked().digest())
        .put("team", request.asked().team().name())
        .put("environment", request.asked().environment().name())
        .put("requested_by", request.asked().requester())
        .put("asked", request.asked().at().toString());
    if (!request.asked().reason().isEmpty()) {
      body.put("reason", request.asked().reason());
    }
    body.put("proves_itself_by", request.wanted().allows())
        .put("never_by", request.wanted().never())
        .put("mind", request.wanted().caution());
    body.set("declaration", declaration(request.wanted().document()));
    ArrayNode approvers = body.putArray("approvers");
    request.approval().approvers().forEach(approvers::add);
    request.approval().task().ifPresent(task -> body.put("approval", task.value()));
    if (request.state() == IdentityRequest.State.WAITING) {
      body.put("until", request.approval().until().toString());
    }
    if (request.state() == IdentityRequest.State.PROVISIONED) {
      body.put("identity", request.wanted().identity().value());
    }
    request.settled().map(Instant::toString).ifPresent(at -> body.put("settled", at));
    return body;
  }

  private static JsonNode declaration(String document) {
    try {
      return MAPPER.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored declaration is no JSON", e);
    }
  }
}
