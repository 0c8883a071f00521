package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a role trusts: the principals that the allowing statements of its trust policy name.
 *
 * @param principals ARNs, services, providers; {@code *} for anybody
 */
record AwsTrust(Set<String> principals) {
  AwsTrust {
    principals = Set.copyOf(principals);
  }

  static AwsTrust read(JsonNode document) {
    Set<String> principals = new TreeSet<>();
    JsonNode statements = document.path("Statement");
    for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
      if (statement.path("Effect").asText().equals("Allow")) {
        JsonNode named = statement.path("Principal");
        add(principals, named);
        named.forEach(values -> add(principals, values));
      }
    }
    return new AwsTrust(principals);
  }

  private static void add(Set<String> principals, JsonNode values) {
    for (JsonNode value : values.isArray() ? values : List.of(values)) {
      if (value.isTextual()) {
        principals.add(value.asText());
      }
    }
  }

  boolean isOpen() {
    return principals.contains("*");
  }

  /** Assertions of SAML are made when people sign in. */
  boolean isForPeople() {
    return !principals.isEmpty()
        && principals.stream().allMatch(one -> one.contains(":saml-provider/"));
  }

  /** How whoever takes up the role proves itself; empty for accounts, which may be anybody's. */
  String authentication() {
    if (isForPeople()) {
      return "saml";
    }
    boolean software =
        principals.stream()
            .anyMatch(one -> one.endsWith(".amazonaws.com") || one.contains("oidc-provider/"));
    return software ? "workload identity" : "";
  }
}
