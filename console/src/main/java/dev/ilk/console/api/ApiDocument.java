package dev.ilk.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.console.page.ApiPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An OpenAPI 3.1 document, told operation by operation and searched by words. */
public final class ApiDocument {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "head", "patch");

  private final List<ApiPage.Group> groups;

  private ApiDocument(List<ApiPage.Group> groups) {
    this.groups = groups;
  }

  /**
   * Reads a document of our own.
   *
   * @param json the document
   * @param base the public address of this Ilk, for examples
   * @return what it says
   * @throws IllegalArgumentException if it is no JSON
   */
  public static ApiDocument read(String json, URI base) {
    JsonNode document;
    try {
      document = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the document is no JSON", e);
    }
    Schemas schemas = new Schemas(document);
    Operations operations = new Operations(schemas, new Example(schemas, base));
    Map<String, String> about = new LinkedHashMap<>();
    document
        .path("tags")
        .forEach(
            tag -> about.putIfAbsent(tag.path("name").asText(), tag.path("description").asText()));
    Map<String, List<ApiPage.Operation>> byGroup = new LinkedHashMap<>();
    about.keySet().forEach(name -> byGroup.put(name, new ArrayList<>()));
    document
        .path("paths")
        .properties()
        .forEach(path ->
            METHODS.stream()
                .filter(method -> path.getValue().has(method))
                .forEach(method -> {
                  JsonNode operation = path.getValue().path(method);
                  byGroup
                      .computeIfAbsent(
                          operation.path("tags").path(0).asText("others"),
                          name -> new ArrayList<>())
                      .add(operations.of(method, path.getKey(), operation));
                }));
    return new ApiDocument(
        byGroup.entrySet().stream()
            .filter(group -> !group.getValue().isEmpty())
            .map(group ->
                new ApiPage.Group(
                    group.getKey(), about.getOrDefault(group.getKey(), ""), group.getValue()))
            .toList());
  }

  /**
   * How many operations there are.
   *
   * @return all of them
   */
  public int size() {
    return count(groups);
  }

  /**
   * How many operations groups have together.
   *
   * @param groups some of them
   * @return their operations
   */
  public static int count(List<ApiPage.Group> groups) {
    return groups.stream().mapToInt(group -> group.operations().size()).sum();
  }

  /**
   * The operations in which every word occurs.
   *
   * @param query words, of any content; all operations if there is none
   * @return in the order of the document, without groups that have none
   */
  public List<ApiPage.Group> matching(String query) {
    Set<String> words =
        new HashSet<>(Arrays.asList(query.toLowerCase(Locale.ROOT).strip().split("\\s+", 20)));
    return groups.stream()
        .map(group ->
            new ApiPage.Group(
                group.name(),
                group.description(),
                group.operations().stream().filter(one -> has(group, one, words)).toList()))
        .filter(group -> !group.operations().isEmpty())
        .toList();
  }

  private static boolean has(ApiPage.Group group, ApiPage.Operation one, Set<String> words) {
    String text =
        String.join(
                " ",
                group.name(),
                one.id(),
                one.method(),
                one.path(),
                one.summary(),
                one.description())
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
