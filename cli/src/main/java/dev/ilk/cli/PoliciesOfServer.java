package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies in force at a server. */
final class PoliciesOfServer {
  private final JsonNode told;

  private PoliciesOfServer(JsonNode told) {
    this.told = told;
  }

  static PoliciesOfServer present(Common common) {
    JsonNode told = common.server().get("/v1/policies");
    String trouble = told.path("here").path("trouble").asText("");
    if (!trouble.isEmpty()) {
      common.say("ilk: this node is behind: " + trouble);
    }
    return new PoliciesOfServer(told);
  }

  /** All that decide, beside Ilk's own. */
  Policies all() {
    return PolicyTexts.compile(everything(null, List.of()), name());
  }

  /** All that would decide if one set held something else. */
  Policies with(TeamOption set, List<PolicyText> texts) {
    return PolicyTexts.compile(everything(set, texts), name());
  }

  /** What one set holds. */
  Policies of(TeamOption set) {
    List<PolicyText> texts = new ArrayList<>();
    for (JsonNode one : told.path("sets")) {
      if (set.isOf(one)) {
        add(texts, one.path("files"));
      }
    }
    return PolicyTexts.compile(texts, name());
  }

  private List<PolicyText> everything(@Nullable TeamOption replaced, List<PolicyText> by) {
    List<PolicyText> texts = new ArrayList<>();
    add(texts, told.path("guardrails"));
    add(texts, told.path("declared"));
    for (JsonNode one : told.path("sets")) {
      if (replaced == null || !replaced.isOf(one)) {
        add(texts, one.path("files"));
      }
    }
    texts.addAll(by);
    return texts;
  }

  private String name() {
    return told.path("here").path("policy_version").asText();
  }

  private static void add(List<PolicyText> texts, JsonNode files) {
    for (JsonNode file : files) {
      String name = file.path("name").asText();
      if (!name.endsWith(".cedarschema") && !name.endsWith(".cedarschema.json")) {
        texts.add(new PolicyText(name, file.path("text").asText()));
      }
    }
  }
}
