package dev.ilk.discover.classify;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up estate in the shapes of several systems' interfaces, with what each account really is.
 * How it is made, and what is hard in it, is told in {@code docs/discovery.md}.
 */
final class LabelledSet {
  private static final List<String> FIRST =
      List.of(
          "Anna",
          "Robert",
          "Wei",
          "Fatima",
          "José",
          "Svetlana",
          "Jürgen",
          "Priya",
          "Kwame",
          "Siobhan",
          "Mei",
          "Ahmed",
          "Chloé",
          "Dmitri",
          "Ingrid",
          "Tariq",
          "Yuki",
          "Lars",
          "Amara",
          "Noah",
          "Zoë",
          "Bob",
          "Max",
          "Ci",
          "Sam",
          "Jenny",
          "Botond",
          "Service",
          "Ai",
          "Claude");
  private static final List<String> LAST =
      List.of(
          "Müller",
          "Smith",
          "Nguyen",
          "O'Brien",
          "Garcia",
          "Kowalski",
          "Rossi",
          "Okafor",
          "Botha",
          "Jobs",
          "Chen",
          "Singh",
          "Svensson",
          "Haddad",
          "Sato",
          "Ivanova",
          "Dupont",
          "Novák",
          "Silva",
          "Kim",
          "Abbott",
          "Deploy",
          "Worker",
          "Cook",
          "Ng",
          "Runner",
          "Backer",
          "Sanders",
          "Prodi",
          "Tester");
  private static final List<String> TEAMS =
      List.of("payments", "billing", "search", "orders", "identity", "data", "web", "mobile");
  private static final List<String> JOBS =
      List.of("exporter", "sync", "deployer", "backup", "api", "worker", "reporter", "importer");

  /** Names that people give their machines, as if they were persons. */
  private static final List<String> PETS =
      List.of("alfred", "hal", "marvin", "friday", "jeeves", "gort", "bishop");

  private static final List<String> TOOLS =
      List.of("jenkins", "terraform", "datadog", "fivetran", "zapier", "argocd", "airflow", "snyk");
  private static final List<String> TITLES =
      List.of(
          "Software Engineer",
          "Accountant",
          "Head of Sales",
          "Site Reliability Engineer",
          "Bot Wrangler");
  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh) Firefox/142.0");
  private static final List<String> LIBRARIES =
      List.of(
          "python-requests/2.32",
          "Go-http-client/2.0",
          "aws-sdk-java/2.30",
          "terraform/1.9",
          "axios/1.7");

  private final Random random;
  private final List<Labelled> all = new ArrayList<>();

  /** An account and what it is. */
  record Labelled(Account account, Kind kind, String shape) {}

  private LabelledSet(long seed) {
    random = new Random(seed);
  }

  static List<Labelled> of(long seed, int size) {
    LabelledSet set = new LabelledSet(seed);
    for (int i = 0; i < size; i++) {
      int die = set.random.nextInt(100);
      if (die < 46) {
        set.person(i);
      } else if (die < 90) {
        set.software(i);
      } else {
        set.agent(i);
      }
    }
    return set.all;
  }

  private void person(int i) {
    String first = pick(FIRST);
    String last = pick(LAST);
    String plain = plain(first) + "." + plain(last);
    Map<String, String> traits = new TreeMap<>();
    String name =
        switch (random.nextInt(8)) {
          case 0 -> plain(first).charAt(0) + plain(last);
          case 1 -> plain(first) + random.nextInt(90);
          case 2 -> "admin-" + plain(last);
          case 3 -> plain + "@company.test";
          case 4 -> plain(last) + plain(first).charAt(0);
          case 5 -> "ext-" + plain;
          default -> plain;
        };
    maybe(70, traits, "factors", pick(List.of("webauthn", "totp", "push,webauthn", "sms")));
    maybe(10, traits, "factors", "none");
    maybe(40, traits, "title", pick(TITLES));
    maybe(40, traits, "manager", "m" + random.nextInt(50));
    maybe(20, traits, "phone", "yes");
    boolean scripted = random.nextInt(100) < 8;
    maybe(55, traits, "interactive", String.valueOf(4 + random.nextInt(60)));
    maybe(35, traits, "cadence", String.valueOf(scripted ? 900 : 1 + random.nextInt(90)));
    maybe(35, traits, "hours", String.valueOf(scripted ? 20 : 6 + random.nextInt(7)));
    maybe(30, traits, "client", scripted ? pick(LIBRARIES) : pick(BROWSERS));
    maybe(25, traits, "authentication", scripted ? "token" : "sso");
    String display =
        random.nextInt(12) == 0
            ? ""
            : random.nextInt(10) == 0 ? last + ", " + first : first + " " + last;
    String email = random.nextInt(6) == 0 ? "" : plain + "@company.test";
    String type =
        pick(List.of("User", "user", "", "Member", "employee", "contractor", "atlassian"));
    add(i, Kind.HUMAN, name, display, email, type, traits);
  }

  private void software(int i) {
    String team = pick(TEAMS);
    String job = pick(JOBS);
    String tool = pick(TOOLS);
    Map<String, String> traits = new TreeMap<>();
    String display = "";
    String type = "";
    String email = "";
    String name;
    switch (random.nextInt(11)) {
      case 0 -> name = "svc-" + team + "-" + job;
      case 1 -> name = "prod-" + team + "-" + job;
      case 2 -> {
        name = tool + "[bot]";
        type = "Bot";
      }
      case 3 -> {
        name = "system:serviceaccount:" + team + ":" + job;
        type = "ServiceAccount";
      }
      case 4 -> {
        name = job + "@" + team + ".iam.gserviceaccount.com";
        email = name;
      }
      case 5 -> {
        // Made by a person, for a script, in their own manner.
        name = plain(pick(FIRST)) + "-" + job;
        display = pick(FIRST) + "'s " + job + " script";
        type = "User";
      }
      case 6 -> {
        name = pick(PETS);
        display = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        type = "User";
        traits.put("description", "automation of team " + team + ", do not delete");
      }
      case 7 -> {
        name = tool + "_" + team;
        display = "Integration " + tool;
        email = team + "@company.test";
        type = "User";
      }
      case 8 -> {
        name = "0oa" + Long.toString(random.nextLong() >>> 8, 36);
        type = "servicePrincipal";
        display = team + " " + job;
      }
      case 9 -> {
        name = team + job;
        traits.put("authentication", "access-key");
      }
      default -> {
        name = "no-reply-" + team;
        email = "no-reply@company.test";
      }
    }
    boolean used = random.nextInt(100) < 7;
    maybe(25, traits, "factors", "none");
    maybe(
        40,
        traits,
        "authentication",
        pick(List.of("key", "certificate", "client-secret", "password")));
    maybe(45, traits, "interactive", used ? String.valueOf(3 + random.nextInt(9)) : "0");
    maybe(45, traits, "cadence", String.valueOf(20 + random.nextInt(4_000)));
    maybe(45, traits, "hours", String.valueOf(8 + random.nextInt(17)));
    maybe(45, traits, "client", used ? pick(BROWSERS) : pick(LIBRARIES));
    maybe(20, traits, "description", "used by the " + team + " pipeline");
    add(i, Kind.WORKLOAD, name, display, email, type, traits);
  }

  private void agent(int i) {
    Map<String, String> traits = new TreeMap<>();
    String team = pick(TEAMS);
    String display = "";
    String type = pick(List.of("", "User", "App"));
    String name;
    switch (random.nextInt(5)) {
      case 0 -> name = team + "-copilot";
      case 1 -> {
        name = "ai-agent-" + team;
        display = team + " research agent";
      }
      case 2 -> {
        name = "claude-" + team;
        display = "Claude for " + team;
      }
      case 3 -> {
        name = team + "-helper";
        type = "agentIdentity";
      }
      default -> {
        name = "mcp-" + team;
        traits.put("description", "LLM that acts on behalf of support");
      }
    }
    maybe(
        50,
        traits,
        "client",
        pick(List.of("openai-python/1.60", "langchain/0.3", "anthropic-sdk/0.40")));
    maybe(30, traits, "cadence", String.valueOf(10 + random.nextInt(500)));
    maybe(30, traits, "interactive", "0");
    add(i, Kind.AGENT, name, display, "", type, traits);
  }

  private void add(
      int i,
      Kind kind,
      String name,
      String display,
      String email,
      String type,
      Map<String, String> traits) {
    String shape = pick(List.of("github", "okta", "entra", "slack", "snowflake", "csv"));
    all.add(
        new Labelled(
            new Account(
                shape,
                String.valueOf(i),
                name,
                display,
                email,
                type,
                true,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                traits,
                List.of()),
            kind,
            shape));
  }

  private void maybe(int percent, Map<String, String> traits, String trait, String value) {
    if (random.nextInt(100) < percent) {
      traits.put(trait, value);
    }
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
