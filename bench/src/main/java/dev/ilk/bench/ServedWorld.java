package dev.ilk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Policies of many teams in one server, in the language of each server, and the same questions put
 * in the words of each: a workload asks for a service of one team.
 *
 * @param policies how many
 */
record ServedWorld(int policies) {
  private static final int OF_A_TEAM = 5;
  private static final int TEAMS_OF_A_TEXT = 40;
  private static final int VARIETY = 1 << 12;
  private static final String[] VERBS = {"read", "write", "deploy", "restart", "scale"};
  private static final String SUBJECT = "prod-payments-deployer";

  private int teams() {
    return Math.max(policies / OF_A_TEAM, 1);
  }

  /** For Ilk: a permit for each action on a team's services, in texts of some teams each. */
  List<String> cedar() {
    List<String> texts = new ArrayList<>();
    for (int first = 0; first < teams(); first += TEAMS_OF_A_TEXT) {
      texts.add(cedar(first, Math.min(first + TEAMS_OF_A_TEXT, teams())));
    }
    return texts;
  }

  private static String cedar(int first, int end) {
    StringBuilder text = new StringBuilder();
    for (int team = first; team < end; team++) {
      for (int verb = 0; verb < OF_A_TEAM; verb++) {
        text.append(
            """
            @id("t%1$d-%2$s")
            permit (
              principal == Workload::"%4$s",
              action == Action::"t%1$d:%2$s",
              resource is Service
            )
            when { resource.team == "t%1$d" && resource.tier < %3$d };
            """
                .formatted(team, VERBS[verb], verb + 2, SUBJECT));
      }
    }
    return text.toString();
  }

  /** For Cerbos: a kind of resource for each team, a rule for each action. */
  SortedMap<String, String> cerbos() {
    SortedMap<String, String> files = new TreeMap<>();
    for (int team = 0; team < teams(); team++) {
      StringBuilder text = new StringBuilder();
      text.append(
          """
          apiVersion: api.cerbos.dev/v1
          resourcePolicy:
            version: default
            resource: t%d
            rules:
          """
              .formatted(team));
      for (int verb = 0; verb < OF_A_TEAM; verb++) {
        text.append(
            """
                - name: t%1$d-%2$s
                  actions: ["%2$s"]
                  effect: EFFECT_ALLOW
                  roles: ["workload"]
                  condition:
                    match:
                      expr: P.id == "%4$s" && R.attr.team == "t%1$d" && R.attr.tier < %3$d
            """
                .formatted(team, VERBS[verb], verb + 2, SUBJECT));
      }
      files.put("t" + team + ".yaml", text.toString());
    }
    return files;
  }

  /** Questions for Ilk, by an enforcement point's token. */
  IntFunction<byte[]> toIlk(String token) {
    return requests(number ->
        Connection.post(
            "/access/v1/evaluation",
            "application/json",
            """
            {"subject":{"type":"workload","id":"%s"},"action":{"name":"t%d:%s"},\
            "resource":{"type":"Service","id":"s%d",\
            "properties":{"team":"t%d","tier":%d}}}\
            """
                .formatted(SUBJECT, team(number), verb(number), number, team(number), tier(number)),
            "Authorization: Bearer " + token));
  }

  /** The same questions for Cerbos. */
  IntFunction<byte[]> toCerbos() {
    return requests(number ->
        Connection.post(
            "/api/check/resources",
            "application/json",
            """
            {"requestId":"r%d","principal":{"id":"%s","roles":["workload"]},\
            "resources":[{"actions":["%s"],"resource":{"kind":"t%d","id":"s%d",\
            "attr":{"team":"t%d","tier":%d}}}]}\
            """
                .formatted(
                    number,
                    SUBJECT,
                    verb(number),
                    team(number),
                    number,
                    team(number),
                    tier(number))));
  }

  private static IntFunction<byte[]> requests(IntFunction<byte[]> make) {
    byte[][] made = new byte[VARIETY][];
    for (int i = 0; i < VARIETY; i++) {
      made[i] = make.apply(i);
    }
    return number -> made[number & (VARIETY - 1)];
  }

  private int team(int number) {
    return (int) (number * 7919L % teams());
  }

  private static String verb(int number) {
    return VERBS[number % OF_A_TEAM];
  }

  private static int tier(int number) {
    return number % 7;
  }
}
