package dev.ilk.demo;

import dev.ilk.actor.Kind;
import dev.ilk.demo.CrossingSite.Place;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardSettings;
import dev.ilk.guard.GuardedAction;
import dev.ilk.guard.Judgement;
import dev.ilk.guard.Ruling;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries every crossing of environment, tenant, audience and plane against a running Ilk: every
 * machine at every issuer for every service, and every token that is issued so at every service and
 * at Ilk itself.
 */
final class CrossingMatrix {
  private static final List<Kind> MACHINES = List.of(Kind.WORKLOAD, Kind.AGENT);

  private final Company company;
  private final CrossingSite site;
  private final Tokens tokens;
  private final Web web;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * One attempt.
   *
   * @param what {@code issue} or {@code use}
   * @param who who tried, such as {@code agent prod/red}
   * @param at where, such as {@code /e/prod/agent}
   * @param audience for which service, or at which
   * @param own whether all of it is the asker's own, so that it must succeed
   * @param came {@code open}, or the code of the refusal
   */
  record Cell(String what, String who, String at, String audience, boolean own, String came) {
    /** Whether it came out as it must. */
    boolean holds() {
      return own == came.equals("open");
    }
  }

  private CrossingMatrix(Company company, CrossingSite site, Web web) {
    this.company = company;
    this.site = site;
    this.web = web;
    this.tokens = new Tokens(web, company.ilk());
  }

  /** Tries all of them. */
  static List<Cell> of(Company company, CrossingSite site)
      throws IOException, InterruptedException {
    try (Web web = new Web()) {
      CrossingMatrix matrix = new CrossingMatrix(company, site, web);
      Map<String, String> issued = matrix.issue();
      matrix.use(issued);
      return List.copyOf(matrix.cells);
    }
  }

  /** Every machine at every issuer's door for every service; the tokens that came of it. */
  private Map<String, String> issue() throws IOException, InterruptedException {
    Map<String, String> issued = new LinkedHashMap<>();
    for (Kind kind : MACHINES) {
      for (Place place : Place.all()) {
        String who = kind.word() + " " + place;
        for (String environment : CrossingSite.ENVIRONMENTS) {
          for (Kind door : MACHINES) {
            for (Place target : Place.all()) {
              boolean own =
                  kind == door && environment.equals(place.environment()) && target.equals(place);
              Answer answer = ask(place, kind, environment, door, target.audience());
              cells.add(
                  new Cell(
                      "issue",
                      who,
                      "/e/%s/%s".formatted(environment, door.word()),
                      target.toString(),
                      own,
                      came(answer)));
              if (answer.status() == 200) {
                issued.put(who, answer.json().path("access_token").asText());
              }
            }
          }
        }
      }
    }
    return issued;
  }

  /** An agent shows its delegation at any door of agents; the door of workloads takes none. */
  private Answer ask(Place place, Kind kind, String environment, Kind door, String audience)
      throws IOException, InterruptedException {
    String proof = site.proof(place, kind);
    if (door == Kind.WORKLOAD) {
      return tokens.workload(environment, proof, audience);
    }
    String delegation =
        kind == Kind.AGENT
            ? site.delegation(place)
            : site.delegation(new Place(environment, place.tenant()));
    return tokens.agent(environment, proof, delegation, audience, "");
  }

  /** Every token at every service of every plane, and at Ilk's own interface. */
  private void use(Map<String, String> issued) throws IOException, InterruptedException {
    for (Place target : Place.all()) {
      for (Kind plane : MACHINES) {
        try (Guard guard = guard(target, plane)) {
          for (Map.Entry<String, String> token : issued.entrySet()) {
            boolean own = token.getKey().equals(plane.word() + " " + target);
            cells.add(
                new Cell(
                    "use",
                    token.getKey(),
                    "guard for " + plane.word() + "s",
                    target.toString(),
                    own,
                    shown(guard, token.getValue())));
          }
        }
      }
    }
    for (Map.Entry<String, String> token : issued.entrySet()) {
      Answer answer =
          web.get(company.ilk() + "/v1/self", "Authorization", "Bearer " + token.getValue());
      cells.add(new Cell("use", token.getKey(), "Ilk itself", "ilk", false, came(answer)));
    }
  }

  /** Ilk's own code says more than the protocol's, which is the same for every failed proof. */
  private static String came(Answer answer) {
    return answer.status() == 200 ? "open" : answer.json().path("code").asText(answer.error());
  }

  private Guard guard(Place place, Kind plane) {
    return Guard.start(
        GuardSettings.of(
            URI.create(company.ilk()),
            place.audience(),
            "%s/e/%s/%s".formatted(company.ilk(), place.environment(), plane.word())),
        InstantSource.system(),
        (caller, action) -> new Judgement(true, "everything is permitted here", List.of()));
  }

  private static String shown(Guard guard, String token) {
    Ruling ruling =
        guard.rule(Optional.of("Bearer " + token), GuardedAction.of("ledger:read", "Ledger", "1"));
    return switch (ruling) {
      case Ruling.Permitted permitted -> "open";
      case Ruling.Refused refused -> refused.error();
    };
  }
}
