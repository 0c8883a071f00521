package dev.ilk.scan.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who is called when something breaks: files of our own format, and answers of PagerDuty ({@code
 * /services}, {@code /oncalls}) and Opsgenie ({@code /v2/schedules}) kept as JSON. The formats are
 * in {@code docs/discovery.md}.
 */
final class OnCall {
  private static final int LARGEST = 4 << 20;
  private static final int MOST = 2_000;
  private static final int MOST_FILES = 100;

  private static final Pattern NAMES =
      Pattern.compile(
          "(?i)(?:.*/)?(?:\\.?on-?call\\.(?:ya?ml|json)|(?:pagerduty|opsgenie)[\\w.-]*\\.json)");

  /**
   * That somebody is on call.
   *
   * @param file which says so
   * @param service for what; empty for the repository
   * @param who as {@code team:name}, an address, or as the file has it
   */
  record Entry(String file, String service, String who) {}

  private final List<Entry> entries = new ArrayList<>();

  OnCall(Tree tree) {
    tree.paths().stream()
        .filter(OnCall::isOne)
        .limit(MOST_FILES)
        .forEach(path ->
            tree.documents(path, LARGEST)
                .forEach(document -> {
                  own(path, document.path("on-call"));
                  pagerDuty(path, document);
                  opsgenie(path, document.path("data"));
                }));
  }

  /** Whether a file is read as one of them. */
  static boolean isOne(String path) {
    return NAMES.matches(path);
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  private void own(String file, JsonNode list) {
    for (JsonNode one : list) {
      String service = one.path("service").asText();
      add(file, service, team(one.path("team").asText()));
      one.path("people").forEach(person -> add(file, service, person.asText()));
    }
  }

  /** Services with their teams, and who is first called by the policy that they escalate by. */
  private void pagerDuty(String file, JsonNode document) {
    for (JsonNode service : document.path("services")) {
      String name = named(service);
      service.path("teams").forEach(team -> add(file, name, team(named(team))));
      String policy = service.at("/escalation_policy/id").asText();
      for (JsonNode call : document.path("oncalls")) {
        boolean first = call.path("escalation_level").asInt(1) == 1;
        if (first
            && !policy.isEmpty()
            && policy.equals(call.at("/escalation_policy/id").asText())) {
          JsonNode user = call.path("user");
          add(file, name, user.path("email").asText(named(user)));
        }
      }
    }
  }

  private void opsgenie(String file, JsonNode data) {
    for (JsonNode schedule : data.isArray() ? data : List.of(data)) {
      String name = schedule.at("/_parent/name").asText(schedule.path("name").asText());
      if (name.isEmpty()) {
        continue;
      }
      add(file, name, team(schedule.at("/ownerTeam/name").asText()));
      schedule.path("onCallParticipants").forEach(one -> participant(file, name, one));
      schedule
          .path("rotations")
          .forEach(turn -> turn.path("participants").forEach(one -> participant(file, name, one)));
    }
  }

  private void participant(String file, String name, JsonNode one) {
    String called = one.path("username").asText(one.path("name").asText());
    add(file, name, one.path("type").asText().equals("team") ? team(called) : called);
  }

  private static String named(JsonNode thing) {
    return thing.path("name").asText(thing.path("summary").asText());
  }

  /** Names of teams as people write them, such as `Payments Core`, in the form of names. */
  private static String team(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    return plain.isEmpty() ? "" : "team:" + plain;
  }

  private void add(String file, String service, String who) {
    String name = service.strip();
    String told = who.strip();
    if (!told.isEmpty()
        && entries.size() < MOST
        && Clue.isTellable(told)
        && Clue.isTellable(name)) {
      entries.add(new Entry(file, name, told));
    }
  }
}
