package dev.ilk.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Environment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.Provenance;
import dev.ilk.actor.RunningInstance;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link DeploymentStore} promises. Each test begins with an empty store. */
public abstract class DeploymentStoreConformance {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  static final Duration GRACE = Duration.ofSeconds(30);
  static final Ids IDS = new Ids(InstantSource.fixed(NOW));
  static final Environment PROD = new Environment("prod");
  static final Id.Identity TELLER = IDS.identity();
  static final String API = "prod-api";

  /** The adapter under test, the same within one test. */
  protected abstract DeploymentStore store();

  /** The same store as another node sees it. */
  protected abstract DeploymentStore elsewhere();

  /** The names in all that was taken back, in the order in which it was. */
  protected abstract List<String> takenBack() throws StoreUnavailable;

  static ImageDigest image(int number) {
    return new ImageDigest("sha256:" + "%064x".formatted(number));
  }

  static Deployment deployment(String name, int image) {
    return new Deployment(
        IDS.deployment(),
        name,
        API,
        PROD,
        Set.of(image(image), image(image + 1)),
        "abc",
        TELLER,
        List.of(),
        NOW,
        Optional.empty());
  }

  static RunningInstance instance(String uid, int image) {
    return new RunningInstance(uid, API, PROD, "node-1", Set.of(image(image)), NOW);
  }

  private List<String> names(boolean ended) throws StoreUnavailable {
    return elsewhere().list(Optional.of(API), ended, 10).stream().map(Deployment::name).toList();
  }

  @Test
  void what_is_deployed_is_seen_everywhere() throws StoreUnavailable {
    Deployment api = deployment("api", 1);
    assertEquals(Optional.of(api), store().deploy(api, GRACE).there());
    assertEquals(List.of(api), elsewhere().of(API).deployments());
    assertEquals(List.of(api), elsewhere().list(Optional.empty(), false, 10));
    assertEquals(List.of(), elsewhere().of("prod-other").deployments());
    assertEquals(List.of(), elsewhere().list(Optional.of("prod-other"), true, 10));
  }

  @Test
  void the_same_told_twice_changes_nothing() throws StoreUnavailable {
    Deployment api = deployment("api", 1);
    store().deploy(api, GRACE);
    DeploymentStore.Stored again = elsewhere().deploy(deployment("api", 1), GRACE);
    assertEquals(Optional.of(api), again.there());
    assertEquals(List.of(), again.ended());
    assertEquals(List.of(), takenBack());
  }

  @Test
  void other_images_are_another_deployment_and_the_one_before_ends_with_the_grace()
      throws StoreUnavailable {
    Deployment before = deployment("api", 1);
    Deployment after = deployment("api", 5);
    store().deploy(before, GRACE);
    DeploymentStore.Stored stored = store().deploy(after, GRACE);
    assertEquals(Optional.of(after), stored.there());
    assertEquals(List.of(before.id()), stored.ended());
    assertEquals(Optional.of(NOW.plus(GRACE)), stored.end());
    assertEquals(
        Optional.of(NOW.plus(GRACE)),
        elsewhere().of(API).deployment(before.id()).flatMap(Deployment::end));
    assertEquals(List.of(), takenBack(), "the grace is not over");
    assertEquals(0, store().retire(NOW.plus(GRACE).minusMillis(1)));
    assertEquals(1, store().retire(NOW.plus(GRACE)));
    assertEquals(List.of(before.id().value()), takenBack());
    assertEquals(0, elsewhere().retire(NOW.plus(GRACE).plusSeconds(60)), "once for each");
    assertEquals(List.of(after), elsewhere().of(API).deployments());
  }

  @Test
  void without_a_grace_an_end_takes_back_at_once() throws StoreUnavailable {
    Deployment api = deployment("api", 1);
    store().deploy(api, GRACE);
    DeploymentStore.Stored ended = store().end(API, "api", NOW, Duration.ZERO);
    assertEquals(List.of(api.id()), ended.ended());
    assertEquals(Optional.of(NOW), ended.end());
    assertEquals(List.of(api.id().value()), takenBack());
    assertEquals(List.of(), names(false));
    assertEquals(List.of("api"), names(true));
    assertEquals(List.of(), store().end(API, "api", NOW, Duration.ZERO).ended(), "it is gone");
    assertEquals(List.of(), store().end(API, "other", NOW, Duration.ZERO).ended());
    assertEquals(1, takenBack().size());
  }

  @Test
  void what_ended_long_ago_is_forgotten_and_what_is_there_stays() throws StoreUnavailable {
    store().deploy(deployment("old", 1), GRACE);
    store().deploy(deployment("api", 1), GRACE);
    store().end(API, "old", NOW, Duration.ZERO);
    assertEquals(0, store().prune(NOW));
    assertEquals(1, store().prune(NOW.plusSeconds(1)));
    assertEquals(List.of("api"), names(true));
  }

  @Test
  void one_that_is_not_retired_is_not_forgotten() throws StoreUnavailable {
    store().deploy(deployment("api", 1), GRACE);
    store().end(API, "api", NOW, GRACE);
    assertEquals(0, store().prune(NOW.plus(Duration.ofDays(90))));
  }

  @Test
  void an_instance_is_told_anew_and_stops_once() throws StoreUnavailable {
    assertTrue(store().start(instance("u-1", 1)));
    assertTrue(store().start(instance("u-1", 7)));
    assertEquals(Set.of(image(7)), elsewhere().of(API).instances().get("u-1").images());
    assertTrue(store().stop(API, "u-1", List.of("inst_a", "inst_b"), NOW));
    assertEquals(List.of("inst_a", "inst_b"), takenBack());
    assertFalse(store().stop(API, "u-1", List.of("inst_a"), NOW));
    assertFalse(store().stop("prod-other", "u-2", List.of("inst_a"), NOW));
    assertEquals(2, takenBack().size());
    assertTrue(elsewhere().of(API).instances().isEmpty());
  }

  @Test
  void an_approval_counts_once_for_each_person_who_did_not_tell_of_it() throws StoreUnavailable {
    Deployment api = deployment("api", 1);
    store().deploy(api, GRACE);
    Deployment.Approval sre = new Deployment.Approval("sre", IDS.identity());
    Deployment.Approval team = new Deployment.Approval("team:payments", IDS.identity());
    assertEquals(List.of(sre), store().approve(API, api.id(), sre).orElseThrow().approvals());
    assertEquals(
        List.of(sre, team), elsewhere().approve(API, api.id(), team).orElseThrow().approvals());
    assertEquals(List.of(sre, team), store().of(API).deployments().getFirst().approvals());
    assertEquals(
        Optional.empty(),
        store().approve(API, api.id(), new Deployment.Approval("operator", sre.by())));
    assertEquals(
        Optional.empty(),
        store().approve(API, api.id(), new Deployment.Approval("operator", TELLER)));
    Deployment.Approval other = new Deployment.Approval("operator", IDS.identity());
    assertEquals(Optional.empty(), store().approve("prod-other", api.id(), other));
    assertEquals(Optional.empty(), store().approve(API, IDS.deployment(), other));
    store().end(API, "api", NOW, GRACE);
    assertEquals(Optional.empty(), store().approve(API, api.id(), other));
    Deployment again = deployment("api", 3);
    store().deploy(again, GRACE);
    assertEquals(List.of(), store().of(API).deployment(again.id()).orElseThrow().approvals());
  }

  private static Provenance built(int image, String rule, Instant at) {
    return new Provenance(
        API, image(image), "https://ci", "https://code", "c".repeat(40), rule, "b", at);
  }

  @Test
  void how_images_were_built_is_kept_and_told_anew() throws StoreUnavailable {
    store().keep(List.of(built(1, "old", NOW), built(2, "old", NOW)));
    store().keep(List.of(built(1, "new", NOW.plusSeconds(1))));
    assertEquals(
        Map.of(image(1), built(1, "new", NOW.plusSeconds(1)), image(2), built(2, "old", NOW)),
        elsewhere().of(API).provenance());
    assertEquals(Map.of(), elsewhere().of("prod-other").provenance());
  }

  @Test
  void of_more_images_than_are_kept_the_oldest_are_forgotten() throws StoreUnavailable {
    List<Provenance> many = new ArrayList<>();
    for (int i = 0; i <= DeploymentStore.MOST_PROVENANCE; i++) {
      many.add(built(i, "r", NOW.plusSeconds(i)));
    }
    store().keep(many.subList(0, DeploymentStore.MOST_PROVENANCE));
    store().keep(many.subList(DeploymentStore.MOST_PROVENANCE, many.size()));
    Map<ImageDigest, Provenance> kept = elsewhere().of(API).provenance();
    assertEquals(DeploymentStore.MOST_PROVENANCE, kept.size());
    assertFalse(kept.containsKey(image(0)));
    assertTrue(kept.containsKey(image(DeploymentStore.MOST_PROVENANCE)));
  }

  @Test
  void there_is_room_for_so_many_and_no_more() throws StoreUnavailable {
    for (int i = 0; i < DeploymentStore.MOST_THERE; i++) {
      assertTrue(store().deploy(deployment("d-" + i, 1), GRACE).there().isPresent());
    }
    assertEquals(Optional.empty(), store().deploy(deployment("more", 1), GRACE).there());
    assertTrue(store().deploy(deployment("d-0", 9), GRACE).there().isPresent(), "in its place");
    store().end(API, "d-1", NOW, Duration.ZERO);
    assertTrue(store().deploy(deployment("more", 1), GRACE).there().isPresent());
  }

  @Test
  void of_many_at_once_one_is_there_and_each_other_ended() throws Exception {
    List<Callable<DeploymentStore.Stored>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int image = 10 * i;
      DeploymentStore by = i % 2 == 0 ? store() : elsewhere();
      tasks.add(() -> by.deploy(deployment("api", image), Duration.ZERO));
    }
    List<Id.Deployment> ended = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<DeploymentStore.Stored> one : threads.invokeAll(tasks)) {
        ended.addAll(one.get().ended());
      }
    }
    assertEquals(7, Set.copyOf(ended).size());
    assertEquals(List.of("api"), names(false));
    assertEquals(
        ended.stream().map(Id::value).sorted().toList(), takenBack().stream().sorted().toList());
  }
}
