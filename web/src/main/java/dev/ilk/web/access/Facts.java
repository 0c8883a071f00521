package dev.ilk.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as facts that policies can read. What they have no type for is left out. */
final class Facts {
  private Facts() {}

  static Map<String, Fact> of(ObjectNode object) {
    Map<String, Fact> facts = new HashMap<>();
    object
        .properties()
        .forEach(member -> fact(member.getValue()).ifPresent(f -> facts.put(member.getKey(), f)));
    return facts;
  }

  private static Optional<Fact> fact(JsonNode value) {
    if (value.isTextual()) {
      return Optional.of(new Fact.Text(value.asText()));
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Optional.of(new Fact.Count(value.asLong()));
    }
    if (value.isBoolean()) {
      return Optional.of(new Fact.Flag(value.asBoolean()));
    }
    if (value instanceof ObjectNode object) {
      return Optional.of(new Fact.Group(of(object)));
    }
    if (value.isArray()) {
      List<Fact> several = new ArrayList<>();
      value.forEach(one -> fact(one).ifPresent(several::add));
      return Optional.of(new Fact.Many(several));
    }
    // Cedar has neither null nor floating-point numbers.
    return Optional.empty();
  }
}
