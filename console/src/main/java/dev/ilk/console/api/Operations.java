package dev.ilk.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.console.page.ApiPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells the operations of an OpenAPI document. */
final class Operations {
  private final Schemas schemas;
  private final Example examples;

  Operations(Schemas schemas, Example examples) {
    this.schemas = schemas;
    this.examples = examples;
  }

  ApiPage.Operation of(String method, String path, JsonNode operation) {
    String name = method.toUpperCase(Locale.ROOT);
    boolean people = operation.path("tags").path(0).asText().equals("people");
    boolean open = operation.path("security").isEmpty();
    return new ApiPage.Operation(
        operation.path("operationId").asText(),
        name,
        path,
        operation.path("summary").asText(),
        operation.path("description").asText(),
        inputs(operation),
        answers(operation),
        examples.of(name, path, people, open, operation));
  }

  private List<ApiPage.Input> inputs(JsonNode operation) {
    List<ApiPage.Input> inputs = new ArrayList<>();
    for (JsonNode one : operation.path("parameters")) {
      JsonNode parameter = schemas.resolved(one);
      inputs.add(
          new ApiPage.Input(
              parameter.path("name").asText(),
              parameter.path("in").asText(),
              schemas.type(parameter.path("schema")),
              parameter.path("required").asBoolean(),
              parameter.path("description").asText()));
    }
    operation
        .path("requestBody")
        .path("content")
        .forEach(content -> body(schemas.first(content.path("schema")), inputs));
    return inputs;
  }

  private void body(JsonNode schema, List<ApiPage.Input> inputs) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(field ->
            inputs.add(
                new ApiPage.Input(
                    field.getKey(),
                    "body",
                    schemas.type(field.getValue()),
                    required.contains(field.getKey()),
                    schemas.resolved(field.getValue()).path("description").asText())));
  }

  private List<ApiPage.AnswerRow> answers(JsonNode operation) {
    List<ApiPage.AnswerRow> answers = new ArrayList<>();
    operation
        .path("responses")
        .properties()
        .forEach(answer ->
            answers.add(
                new ApiPage.AnswerRow(
                    answer.getKey(),
                    schemas.resolved(answer.getValue()).path("description").asText())));
    answers.sort(Comparator.comparing(ApiPage.AnswerRow::status));
    return answers;
  }
}
