package dev.ilk.bench;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is registered at a made-up company: of each eight identities four people, three workloads and
 * an agent; of each sixteen machines' names, twelve are of production.
 */
final class CompanyIdentities {
  static final List<String> WORDS =
      List.of("orders", "mail", "backup", "billing", "search", "deploy", "report", "sync");

  private static final Environment PROD = new Environment("prod");
  private static final Environment DEV = new Environment("dev");
  private static final int TEAMS = 200;

  private final Instant now;
  private final Ids ids;

  CompanyIdentities(Instant now) {
    this.now = now;
    this.ids = new Ids(InstantSource.fixed(now));
  }

  static boolean isPerson(int i) {
    return i % 2 == 1;
  }

  static String person(int i) {
    return "person-%07d".formatted(i);
  }

  private static String machine(int i) {
    return "%s-%s-%07d".formatted(environment(i).name(), WORDS.get(i / 2 % WORDS.size()), i);
  }

  private static Environment environment(int i) {
    return i % 16 < 12 ? PROD : DEV;
  }

  Actor actor(int i) {
    if (isPerson(i)) {
      return human(i);
    }
    Instant end = now.plus(Duration.ofDays(90));
    return i % 8 == 0
        ? new Agent(
            ids.identity(),
            machine(i),
            Status.ACTIVE,
            environment(i),
            Tenant.SOLE,
            stewardship(i),
            now,
            end,
            Set.of("orders:read"),
            "example-model-5")
        : new Workload(
            ids.identity(),
            machine(i),
            Workload.Subtype.SERVICE,
            Status.ACTIVE,
            environment(i),
            Tenant.SOLE,
            stewardship(i),
            now,
            end,
            Set.of("orders:read", "orders:write"));
  }

  /** One person in a thousand answers for what is near. */
  private static Stewardship stewardship(int i) {
    return new Stewardship(
        new Team("team-%03d".formatted(i % TEAMS)),
        contact(i),
        Optional.empty(),
        "takes orders and passes them on",
        Stewardship.Sensitivity.MEDIUM,
        "oidc-federation",
        Duration.ofMinutes(5),
        Set.of(),
        true,
        Optional.empty(),
        "ilk revoke",
        Optional.empty());
  }

  static String contact(int i) {
    return person(i - i % 1000 + 1);
  }

  static String subject(int i) {
    return isPerson(i) ? "human:" + person(i) : (i % 8 == 0 ? "agent:" : "workload:") + machine(i);
  }

  private Human human(int i) {
    String name = person(i);
    return new Human(
        ids.identity(),
        name,
        Human.Subtype.EMPLOYEE,
        Status.ACTIVE,
        now,
        Optional.empty(),
        new Human.ProviderAccount("corp", Optional.of("sub-" + i), name + "@acme.example"),
        Set.of(),
        Set.of(),
        new Human.Profile("Person " + i, "", ""));
  }
}
