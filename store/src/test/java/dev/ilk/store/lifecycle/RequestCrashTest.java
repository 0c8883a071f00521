package dev.ilk.store.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.gate.request.IdentityRequest.State;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.request.Asking;
import dev.ilk.lifecycle.request.RequestStore;
import dev.ilk.lifecycle.request.Settling;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.stored.Samples;
import dev.ilk.registry.template.Provisioner;
import dev.ilk.store.Dying;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was approved is provisioned, and the node dies at every call of the store in turn, before
 * and after it took place. Another node finishes, and the identity exists exactly once.
 */
class RequestCrashTest {
  private static final int MOST_STEPS = 60;

  private Instant now = Samples.NOW;
  private final Dying dying = new Dying();

  private Settling node(Stores stores, RegistryStore registry, RequestStore requests) {
    Ids ids = new Ids(() -> now);
    Directory directory =
        new Directory(registry, stores.delegations(), 100, Duration.ofSeconds(10));
    return new Settling(
        requests,
        stores.governance().templates(),
        stores.approvals(),
        directory,
        new Provisioner(registry, directory, rules -> List.of()),
        new Routines(event -> 0, new Minutes(ids, "n1"), ids, () -> now),
        () -> now);
  }

  private static void declare(Stores stores) throws StoreUnavailable {
    assertTrue(
        stores
            .registry()
            .write(
                new Batch(
                    stores.registry().catalogue().version(),
                    List.of(new Registered(Samples.human("alice"), "", 0)),
                    List.of(
                        new Declared.OfEnvironment(new Environment("prod"), Set.of(Tenant.SOLE)),
                        new Declared.OfTeam(new Team("payments")),
                        new Declared.OfTeam(new Team("platform"))),
                    List.of())));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void provisioning_survives_a_crash_at_every_step_and_happens_once(TestDatabase.Kind kind)
      throws Exception {
    int crashes = 0;
    try (TestDatabase database = TestDatabase.create(kind)) {
      Stores first = database.node();
      Stores second = database.node();
      declare(first);
      boolean finished = false;
      int number = 0;
      for (int step = 0; !finished; step++) {
        assertTrue(step < MOST_STEPS, "it comes to its end");
        for (boolean took : List.of(false, true)) {
          IdentityRequest request =
              Asking.request("shop" + number++, now, State.APPROVED, Optional.empty());
          first.governance().requests().add(request);
          long rules = second.registry().catalogue().trustRules().size();
          dying.at(step, took);
          try {
            node(
                    first,
                    dying.at(RegistryStore.class, first.registry()),
                    dying.at(RequestStore.class, first.governance().requests()))
                .run();
            finished = true;
          } catch (StoreUnavailable | PartUnavailable killed) {
            crashes++;
          }
          node(second, second.registry(), second.governance().requests()).run();
          assertOnce(second, request, rules + 1);
        }
      }
    }
    assertTrue(crashes > 8, "it was killed at " + crashes + " places");
  }

  private static void assertOnce(Stores stores, IdentityRequest request, long rules)
      throws StoreUnavailable {
    assertEquals(
        State.PROVISIONED, stores.governance().requests().find(request.id()).orElseThrow().state());
    Key key = Key.subject(request.wanted().subject());
    assertEquals(
        request.wanted().identity(), stores.registry().find(Set.of(key)).get(key).actor().id());
    assertEquals(rules, stores.registry().catalogue().trustRules().size());
    assertEquals(List.of(), stores.governance().requests().open("", 10));
  }
}
