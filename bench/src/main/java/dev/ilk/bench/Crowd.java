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
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.StoreSettings;
import dev.ilk.store.Stores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Very many identities, written to a store before a node runs on it. */
final class Crowd {
  private static final int BATCH = 1_000;
  private static final Environment PROD = new Environment("prod");

  private final Ids ids;
  private final Instant now;

  private Crowd(InstantSource clock) {
    this.ids = new Ids(clock);
    this.now = clock.instant();
  }

  /**
   * Three of four are workloads, one of eight is a person, one of eight an agent; and so many
   * accounts of other systems beside.
   */
  static void fill(StoreSettings settings, int identities, int accounts) throws IOException {
    InstantSource clock = InstantSource.system();
    Crowd crowd = new Crowd(clock);
    try (Stores stores = open(settings, clock)) {
      RegistryStore registry = stores.registry();
      long version = registry.catalogue().version();
      for (int from = 0; from < identities; from += BATCH) {
        List<Registered> batch = new ArrayList<>();
        for (int i = from; i < Math.min(from + BATCH, identities); i++) {
          batch.add(new Registered(crowd.actor(i), "crowd", 0));
        }
        if (!registry.write(new Batch(version++, batch, List.of(), List.of()))) {
          throw new IOException("somebody else writes to the store");
        }
      }
      new FilledRegistry(stores, identities, line -> {}).accounts(accounts);
    } catch (StoreUnavailable e) {
      throw new IOException("the store cannot be filled", e);
    }
  }

  private static Stores open(StoreSettings settings, InstantSource clock) throws IOException {
    return switch (Stores.open(settings, System::getenv, clock)) {
      case Result.Ok<Stores>(Stores stores) -> stores;
      case Result.Failed<Stores>(List<Problem> problems) ->
          throw new IOException(problems.getFirst().sentence());
    };
  }

  private Actor actor(int number) {
    return switch (number % 8) {
      case 0 -> human(number);
      case 1 ->
          new Agent(
              ids.identity(),
              "prod-helper-%07d".formatted(number),
              Status.ACTIVE,
              PROD,
              Tenant.SOLE,
              stewardship(number),
              now,
              end(number),
              Set.of("orders:read"),
              "example-model-5");
      default ->
          new Workload(
              ids.identity(),
              "prod-service-%07d".formatted(number),
              Workload.Subtype.SERVICE,
              Status.ACTIVE,
              PROD,
              Tenant.SOLE,
              stewardship(number),
              now,
              end(number),
              Set.of("orders:read", "orders:write"));
    };
  }

  private Human human(int number) {
    String name = "person%07d".formatted(number);
    return new Human(
        ids.identity(),
        name,
        Human.Subtype.EMPLOYEE,
        Status.ACTIVE,
        now,
        Optional.empty(),
        new Human.ProviderAccount("crowd", Optional.empty(), name + "@crowd.example"),
        Set.of(team(number)),
        Set.of(),
        new Human.Profile("", "", ""));
  }

  /** Olga, who will look at the pages, answers for one in a thousand. */
  private static Stewardship stewardship(int number) {
    return new Stewardship(
        team(number),
        number % 1000 == 2 ? "olga" : "person%07d".formatted(number - number % 8),
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

  private static Team team(int number) {
    return new Team("team" + number % 500);
  }

  private Instant end(int number) {
    return now.plus(Duration.ofDays(1 + number % 90));
  }
}
