package dev.ilk.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Policies of many teams in one set, as a company has them, and what people and workloads ask: of
 * each request a handful of policies is about its team, the others are not.
 *
 * @param policies Cedar text
 * @param schema Cedar text
 * @param asked the requests
 */
record PolicyWorld(String policies, String schema, List<Asked> asked) {
  /** How many requests there are, one after another. */
  static final int VARIETY = 1 << 10;

  private static final int OF_A_TEAM = 5;

  private static final String SCHEMA =
      """
      entity Team, Environment;
      entity Workload in [Team, Environment] { sensitivity: Long };
      entity Service in [Team] { tier: Long, region: String };
      action read, write, deploy appliesTo {
        principal: [Workload], resource: [Service],
        context: { environment: String, age: Long }
      };
      """;

  PolicyWorld {
    asked = List.copyOf(asked);
  }

  /**
   * One request, in words of no engine.
   *
   * @param team whose workload asks, and whose service it is about
   * @param action what
   * @param tier the service's tier
   * @param age how old the proof is, in seconds
   */
  record Asked(int team, String action, int tier, int age) {
    String principal() {
      return "w" + team;
    }

    String resource() {
      return "s" + team + "-" + tier;
    }

    String owner() {
      return "t" + team;
    }
  }

  /** A set of so many policies. */
  static PolicyWorld of(int policies) {
    int teams = Math.max(policies / OF_A_TEAM, 1);
    StringBuilder text = new StringBuilder();
    for (int team = 0; team < teams; team++) {
      text.append(
          """
          permit(principal is Workload in Team::"t%1$d", action == Action::"read",
            resource in Team::"t%1$d") when { context.environment == "prod" };
          permit(principal is Workload in Team::"t%1$d", action == Action::"write",
            resource in Team::"t%1$d") when { resource.tier < 3 && context.age < 600 };
          permit(principal == Workload::"w%1$d", action == Action::"deploy",
            resource in Team::"t%1$d") when { context.environment == "prod" && context.age < 300 };
          forbid(principal, action, resource in Team::"t%1$d")
            when { resource.tier > 2 && principal.sensitivity < 2 };
          forbid(principal, action == Action::"write", resource in Team::"t%1$d")
            when { resource.region == "eu" && context.environment != "prod" };
          """
              .formatted(team));
    }
    List<Asked> asked = new ArrayList<>();
    String[] actions = {"read", "write", "deploy"};
    for (int i = 0; i < VARIETY; i++) {
      asked.add(new Asked((int) (i * 7919L % teams), actions[i % 3], 1 + i % 4, i * 37 % 700));
    }
    return new PolicyWorld(text.toString(), SCHEMA, asked);
  }
}
