package dev.ilk.cedar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.json.Json;
import dev.ilk.cedar.json.JsonRefusedException;
import dev.ilk.cedar.json.PolicyReader;
import dev.ilk.cedar.json.PolicyWriter;
import dev.ilk.cedar.json.UidReader;
import dev.ilk.cedar.json.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets of policies in JSON. */
final class PolicySetJson {
  private static final Set<String> KEYS = Set.of("staticPolicies", "templates", "templateLinks");
  private static final Set<String> LINK_KEYS = Set.of("templateId", "newId", "values");
  private static final Set<String> SLOTS = Set.of("?principal", "?resource");

  private PolicySetJson() {}

  /** What a text holds, before links are made. */
  record Contents(List<Policy> policies, List<Template> templates, List<Link> links) {
    Parsed<PolicySet> assemble() {
      return PolicySet.of(policies, templates).then(set -> set.link(links));
    }
  }

  static Contents read(JsonNode tree) {
    JsonNode policies = Json.required(tree, "staticPolicies", "policies");
    Json.onlyKeys(tree, KEYS, "policies");
    List<Policy> read = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : policies.properties()) {
      PolicyTree policy = PolicyReader.read(entry.getValue(), entry.getKey());
      if (policy.isTemplate()) {
        throw new JsonRefusedException(
            "policy `" + entry.getKey() + "`: it has slots, so it belongs under `templates`");
      }
      read.add(Policy.of(entry.getKey(), policy, SourceText.NONE));
    }
    List<Template> templates = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : tree.path("templates").properties()) {
      PolicyTree template = PolicyReader.read(entry.getValue(), entry.getKey());
      templates.add(new Template(entry.getKey(), template, SourceText.NONE));
    }
    List<Link> links = new ArrayList<>();
    for (JsonNode link : tree.path("templateLinks")) {
      links.add(link(link, "templateLinks[" + links.size() + "]"));
    }
    return new Contents(read, templates, links);
  }

  private static Link link(JsonNode node, String where) {
    String template = Json.string(Json.required(node, "templateId", where), where);
    String id = Json.string(Json.required(node, "newId", where), where);
    JsonNode values = Json.required(node, "values", where);
    Json.onlyKeys(node, LINK_KEYS, where);
    Json.onlyKeys(values, SLOTS, where);
    return new Link(
        id, template, value(values, "?principal", where), value(values, "?resource", where));
  }

  private static Optional<EntityUid> value(JsonNode values, String slot, String where) {
    return Optional.ofNullable(values.get(slot)).map(v -> UidReader.read(v, where));
  }

  static JsonNode write(PolicySet set) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode templates = tree.putObject("templates");
    set.templates().forEach(t -> templates.set(t.id(), PolicyWriter.write(t.tree())));
    ObjectNode policies = tree.putObject("staticPolicies");
    ArrayNode links = tree.putArray("templateLinks");
    for (Policy policy : set.policies()) {
      policy
          .link()
          .ifPresentOrElse(
              link -> links.add(write(link)),
              () -> policies.set(policy.id(), PolicyWriter.write(policy.tree())));
    }
    return tree;
  }

  private static ObjectNode write(Link link) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("templateId", link.template());
    node.put("newId", link.id());
    ObjectNode values = node.putObject("values");
    link.principal().ifPresent(uid -> values.set("?principal", ValueWriter.uid(uid)));
    link.resource().ifPresent(uid -> values.set("?resource", ValueWriter.uid(uid)));
    return node;
  }
}
