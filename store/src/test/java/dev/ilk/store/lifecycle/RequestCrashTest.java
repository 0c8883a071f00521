package dev.ilk.store.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.gate.Minutes;
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
  private Instant now = Samples.NOW;

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
    Crashes.everywhere(
        kind,
        9,
        new Crashes.Case<IdentityRequest>() {
          private int asked;

          @Override
          public IdentityRequest begin(Stores stores, int number) throws StoreUnavailable {
            if (number == 0) {
              declare(stores);
            }
            asked = number + 1;
            IdentityRequest request =
                Asking.request("shop" + number, now, State.APPROVED, Optional.empty());
            stores.governance().requests().add(request);
            return request;
          }

          @Override
          public void dies(Stores stores, Dying dying) throws Exception {
            node(
                    stores,
                    dying.at(RegistryStore.class, stores.registry()),
                    dying.at(RequestStore.class, stores.governance().requests()))
                .run();
          }

          @Override
          public void finishes(Stores stores) throws Exception {
            node(stores, stores.registry(), stores.governance().requests()).run();
          }

          @Override
          public void ended(Stores stores, IdentityRequest request) throws StoreUnavailable {
            assertOnce(stores, request, asked);
          }
        });
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
