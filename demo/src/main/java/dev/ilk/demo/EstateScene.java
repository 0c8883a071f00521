package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the story of an estate is played, and what its acts have in common.
 *
 * @param company with its Ilk
 * @param stage tells it
 * @param systems what Ilk reads
 * @param people who works there
 * @param persons which accounts are people's, as {@code SOURCE/NAME}
 * @param clock the company's time
 */
record EstateScene(
    Company company,
    Stage stage,
    EstateSystems systems,
    EstatePeople people,
    Set<String> persons,
    DemoClock clock) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL = "100000";

  /** What a command says to a program; the step breaks if it is refused. */
  JsonNode json(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    Told told = company.ilk(all.toArray(String[]::new));
    if (told.code() != 0) {
      throw new IOException("`ilk %s`: %s".formatted(String.join(" ", arguments), told.text()));
    }
    return JSON.readTree(told.text());
  }

  /** All accounts that were found, by {@code SOURCE/NAME}. */
  Map<String, JsonNode> accounts(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("discover", "list", "--limit", ALL));
    arguments.addAll(List.of(more));
    Map<String, JsonNode> accounts = new TreeMap<>();
    for (JsonNode one : json(arguments.toArray(String[]::new)).path("accounts")) {
      accounts.put(one.path("source").asText() + "/" + one.path("name").asText(), one);
    }
    return accounts;
  }

  /** An account by {@code SOURCE/NAME}. */
  JsonNode account(String name) throws IOException {
    JsonNode found = accounts().get(name);
    if (found == null) {
      throw new IOException("there is no `%s`".formatted(name));
    }
    return found;
  }

  /** The id of an account. */
  String id(String account) throws IOException {
    return account(account).path("id").asText();
  }

  /** All findings that nobody accepts. */
  JsonNode findings() throws IOException {
    return json("findings", "list", "--limit", ALL).path("findings");
  }

  /** How many there are of each sort, in a line. */
  static String laidOut(JsonNode findings) {
    return counted(findings).entrySet().stream()
        .map(one -> one.getValue() + " " + one.getKey())
        .collect(Collectors.joining(", ", findings.size() + ": ", ""));
  }

  /** How many there are of each sort. */
  static Map<String, Integer> counted(JsonNode findings) {
    Map<String, Integer> counts = new TreeMap<>();
    findings.forEach(one -> counts.merge(one.path("code").asText(), 1, Integer::sum));
    return counts;
  }
}
