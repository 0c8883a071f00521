package dev.ilk.issue.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link JoinStore} promises. Each test begins with an empty store. */
public abstract class JoinStoreConformance {
  private static final Environment PROD = new Environment("prod");
  private static final Environment STAGING = new Environment("staging");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));

  private final Ids ids = new Ids(() -> NOW);
  private final Id.Identity holder = ids.identity();

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract JoinStore store();

  /**
   * The same store as another node has it.
   *
   * @return may be the same adapter where there is one node only
   */
  protected abstract JoinStore elsewhere();

  /**
   * What is taken back in the same store.
   *
   * @return the revocations
   */
  protected abstract RevocationStore revocations();

  private JoinedAgent agent(Environment at, String thumbprint) {
    return new JoinedAgent(ids.joinedAgent(), at, holder, "{\"keys\":[]}", thumbprint, NOW, LATER);
  }

  private void token(String digest) throws Exception {
    store().addToken(digest, PROD, holder, NOW.plusSeconds(600));
  }

  @Test
  void an_agent_that_joined_at_one_node_is_known_at_the_other() throws Exception {
    token("d");
    JoinedAgent agent = agent(PROD, "k");
    assertEquals(Optional.of(agent), store().join("d", agent));
    assertEquals(Optional.of(agent), elsewhere().agent(agent.id()));
    assertEquals(List.of(agent), elsewhere().all(PROD));
    assertEquals(List.of(), elsewhere().all(STAGING));
    assertEquals(Optional.empty(), store().agent(ids.joinedAgent()));
  }

  @Test
  void by_a_token_one_agent_joins_however_many_try_at_once_on_both_nodes() throws Exception {
    token("d");
    List<Callable<Optional<JoinedAgent>>> tries = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      JoinedAgent agent = agent(PROD, "k" + i);
      JoinStore node = i % 2 == 0 ? store() : elsewhere();
      tries.add(() -> node.join("d", agent));
    }
    int joined = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<JoinedAgent>> one : threads.invokeAll(tries)) {
        joined += one.get().isPresent() ? 1 : 0;
      }
    }
    assertEquals(1, joined);
    assertEquals(1, store().all(PROD).size());
  }

  @Test
  void whoever_comes_again_with_the_same_key_is_the_agent_that_joined() throws Exception {
    token("d");
    JoinedAgent first = agent(PROD, "k");
    assertEquals(Optional.of(first), store().join("d", first));
    assertEquals(Optional.of(first), elsewhere().join("d", agent(PROD, "k")));
    assertEquals(Optional.empty(), elsewhere().join("d", agent(PROD, "other")));
    assertEquals(List.of(first), store().all(PROD));
  }

  @Test
  void nobody_joins_by_a_token_that_was_not_given_out() throws Exception {
    assertEquals(Optional.empty(), store().join("made up", agent(PROD, "k")));
    assertEquals(List.of(), store().all(PROD));
  }

  @Test
  void a_key_is_one_agents_and_the_token_of_whoever_shows_it_again_stays_good() throws Exception {
    token("d");
    token("e");
    assertTrue(store().join("d", agent(PROD, "k")).isPresent());
    assertEquals(Optional.empty(), store().join("e", agent(PROD, "k")));
    assertTrue(store().join("e", agent(PROD, "own")).isPresent());
  }

  @Test
  void a_renewed_key_counts_for_longer_and_a_removed_one_is_not_renewed() throws Exception {
    token("d");
    JoinedAgent agent = agent(PROD, "k");
    assertTrue(store().join("d", agent).isPresent());
    Instant end = LATER.plusSeconds(60);
    assertEquals(Optional.of(end), elsewhere().renew(agent.id(), end).map(JoinedAgent::expires));
    assertEquals(end, store().agent(agent.id()).orElseThrow().expires());
    assertTrue(store().remove(agent, back(agent)));
    assertEquals(Optional.empty(), elsewhere().renew(agent.id(), end));
  }

  @Test
  void removing_takes_back_what_was_issued_and_only_once() throws Exception {
    token("d");
    JoinedAgent agent = agent(PROD, "k");
    assertTrue(store().join("d", agent).isPresent());
    assertTrue(elsewhere().remove(agent, back(agent)));
    assertEquals(Optional.empty(), store().agent(agent.id()));
    assertFalse(store().remove(agent, back(agent)));
    List<RevocationStore.Numbered> told = revocations().after(0, 10);
    assertEquals(1, told.size());
    assertEquals(List.of(agent.instance()), told.getFirst().revocation().what().names());
    assertEquals(Optional.empty(), store().join("d", agent(PROD, "k")), "nor by the old token");
  }

  @Test
  void what_is_over_is_forgotten_and_nothing_else() throws Exception {
    token("d");
    token("e");
    JoinedAgent agent = agent(PROD, "k");
    assertTrue(store().join("d", agent).isPresent());
    assertEquals(0, store().prune(NOW));
    assertEquals(2, store().prune(NOW.plusSeconds(600)));
    assertEquals(Optional.of(agent), store().agent(agent.id()));
    assertEquals(1, elsewhere().prune(LATER));
    assertEquals(Optional.empty(), store().agent(agent.id()));
  }

  private static Revocation back(JoinedAgent agent) {
    return Revocation.ofBearers(agent.instance(), Optional.of(PROD), NOW);
  }
}
