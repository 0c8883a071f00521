package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.demo.Stage.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What there is: Ilk is told of the systems, reads them, and says what it found. */
final class EstateFinding {
  private final EstateScene scene;
  private final Stage stage;
  private final Company company;

  EstateFinding(EstateScene scene) {
    this.scene = scene;
    this.stage = scene.stage();
    this.company = scene.company();
  }

  void play() {
    reading();
    classes();
    belonging();
    wrongs();
  }

  private void reading() {
    stage.act("2  Discovery: %d systems are read".formatted(scene.systems().sources().size()));
    stage.step(
        "operator",
        "ilk discover add, for each of them; credentials are named, not given",
        () -> {
          List<String> refused = new ArrayList<>();
          for (EstateSystems.Known one : scene.systems().sources()) {
            List<String> words = new ArrayList<>(List.of("discover", "add"));
            words.addAll(one.arguments());
            Told told = company.ilk(words.toArray(String[]::new));
            if (told.code() != 0) {
              refused.add(told.text().strip());
            }
          }
          String names =
              scene.systems().sources().stream()
                  .map(EstateSystems.Known::what)
                  .collect(Collectors.joining(", "));
          return new Shown(refused.isEmpty(), refused.isEmpty() ? names : refused.toString());
        });
    stage.step(
        "operator",
        "ilk discover run, for each of them",
        () -> {
          Map<String, Integer> seen = run();
          int all = seen.values().stream().mapToInt(Integer::intValue).sum();
          String each =
              seen.entrySet().stream()
                  .map(one -> one.getKey() + " " + one.getValue())
                  .collect(Collectors.joining(", "));
          return new Shown(
              seen.size() == scene.systems().sources().size() && scene.systems().refused() == 0,
              "%d accounts: %s\n%d pages over HTTP, and nothing but reading was asked for"
                  .formatted(all, each, scene.systems().reads()));
        });
  }

  /** Reads every system to its end; says how many accounts each has. */
  private Map<String, Integer> run() throws IOException {
    Map<String, Integer> seen = new TreeMap<>();
    for (EstateSystems.Known one : scene.systems().sources()) {
      seen.put(one.name(), scene.json("discover", "run", one.name()).path("seen").asInt());
    }
    return seen;
  }

  private void classes() {
    stage.act("3  Classification: which of them are people, which software, and why");
    stage.step(
        "operator",
        "ilk discover list",
        () -> {
          Map<String, Integer> kinds = new TreeMap<>();
          List<String> wrong = new ArrayList<>();
          Map<String, JsonNode> accounts = scene.accounts();
          accounts.forEach((name, one) -> {
            kinds.merge(one.path("kind").asText(), 1, Integer::sum);
            boolean human = one.path("kind").asText().equals("human");
            if (isKnown(name) && human != scene.persons().contains(name)) {
              wrong.add(name);
            }
          });
          return new Shown(
              wrong.size() * 100 <= accounts.size() * 3,
              "%d of people, %d of software, %d of AI agents\nhuman or not is wrong for %d: %s"
                  .formatted(
                      kinds.getOrDefault("human", 0),
                      kinds.getOrDefault("workload", 0),
                      kinds.getOrDefault("agent", 0),
                      wrong.size(),
                      String.join(", ", wrong)));
        });
    stage.step(
        "operator",
        "ilk discover correct: two machines in people's seats; then reclassify",
        () -> {
          for (String one : EstateMachines.FARM.subList(0, 2)) {
            String seat = scene.id("github/" + one);
            scene.json(
                "discover", "correct", seat, "workload", "--reason", "a machine of the build farm");
          }
          JsonNode again = scene.json("discover", "reclassify");
          Map<String, JsonNode> accounts = scene.accounts();
          boolean learned =
              EstateMachines.FARM.stream()
                  .map(one -> accounts.get("github/" + one))
                  .allMatch(one -> one != null && one.path("kind").asText().equals("workload"));
          return new Shown(
              learned,
              "it teaches: of %d accounts %d more changed, the other two of the farm"
                  .formatted(again.path("looked").asInt(), again.path("changed").asInt()));
        });
  }

  /** Whether the sample says what an account is: what runs for real has accounts of its own. */
  private static boolean isKnown(String name) {
    return !name.startsWith("keycloak/") && !name.startsWith("orders-db/");
  }

  private void belonging() {
    stage.act("4  Linking: whose they are");
    stage.step(
        "operator",
        "ilk discover list: who was joined by what the company itself administers",
        () -> {
          Map<String, JsonNode> accounts = scene.accounts();
          long joined = accounts.values().stream().filter(one -> one.has("holder")).count();
          return new Shown(
              joined >= EstatePeople.COUNT,
              "%d of %d accounts belong to somebody, by the addresses that Okta gives"
                  .formatted(joined, accounts.size()));
        });
    stage.step(
        "human",
        "ilk discover link: what was only suggested is confirmed by a person, or rejected",
        () -> {
          List<JsonNode> suggested = suggestions();
          int confirmed = 0;
          for (JsonNode one : suggested) {
            String subject = one.path("subject").asText();
            if (subject.equals("human:dana.reyes") || subject.startsWith("workload:prod-orders-")) {
              scene.json("discover", "link", one.path("account").asText(), subject);
              confirmed++;
            }
          }
          JsonNode other =
              suggested.stream()
                  .filter(one -> one.path("subject").asText().equals("human:olga"))
                  .findFirst()
                  .orElseThrow();
          scene.json("discover", "link", other.path("account").asText(), "human:olga", "--not");
          int left = suggestions().size();
          return new Shown(
              confirmed >= 3 + EstateMachines.ORDERS.size()
                  && left == suggested.size() - confirmed - 1,
              "%d suggested by name or address; %d confirmed (Dana's and the services of orders),"
                      .formatted(suggested.size(), confirmed)
                  + " 1 rejected for good, %d wait".formatted(left));
        });
  }

  private List<JsonNode> suggestions() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page = scene.json("discover", "links");
    while (!page.path("links").isEmpty()) {
      page.path("links").forEach(all::add);
      String last = all.getLast().path("account").asText();
      page = scene.json("discover", "links", "--after", last);
    }
    return all;
  }

  private void wrongs() {
    stage.act("5  Findings: what is wrong, how much it matters, and what mends it");
    stage.step(
        "operator",
        "ilk findings list",
        () -> {
          JsonNode findings = scene.findings();
          return new Shown(!findings.isEmpty(), EstateScene.laidOut(findings));
        });
    found("aws/deploy-shared", "used-by-people", "people and a robot share one account");
    found("aws/jonas.jansen", "misclassified", "automation runs in a person's name");
    found("aws/svc-billing-export", "cross-environment", "one key opens production and staging");
    found("gitlab/legacy-release-bot", "stale", "a bot that nobody needs any more");
    found("gitlab/" + EstateMachines.DANAS_TOKEN, "never-expires", "a person's token, for ever");
    found("gitlab/" + EstateMachines.DANAS_TOKEN, "not-rotated", "and the same since long ago");
    stage.step(
        "operator",
        "ilk scan: the history of a repository",
        () -> {
          Path repository = EstateLeak.in(company.folder().resolve("checkout"), scene.people());
          Told told = Told.offline("scan", repository.toString());
          boolean found = told.code() == 1 && told.text().contains("GitLab token");
          return new Shown(
              found && !told.text().contains(EstateLeak.token()),
              told.text().strip().replace(repository.toString(), "checkout"));
        });
  }

  private void found(String account, String code, String meaning) {
    stage.step(
        "operator",
        account + ": " + meaning,
        () -> {
          JsonNode findings =
              scene
                  .json("findings", "list", "--account", scene.id(account), "--code", code)
                  .path("findings");
          JsonNode one = findings.path(0);
          return new Shown(
              findings.size() == 1,
              "%s (%s, %s): %s; mend: %s"
                  .formatted(
                      one.path("code").asText(),
                      one.path("severity").asText(),
                      one.path("owasp").asText(),
                      one.path("evidence").asText(),
                      one.path("mend").asText()));
        });
  }
}
