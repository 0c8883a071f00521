package dev.ilk.lifecycle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.gate.request.IdentityRequest.State;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Id;
import dev.ilk.registry.stored.Samples;
import dev.ilk.registry.template.Templates;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of requests and templates promises. Each test begins with empty ones. */
public abstract class RequestStoreConformance {
  private static final Instant NOW = Samples.NOW;

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract RequestStore store();

  /**
   * The same data on another node.
   *
   * @return sees what {@link #store()} wrote
   */
  protected abstract RequestStore elsewhere();

  /**
   * The templates of the same data.
   *
   * @return empty at a test's beginning
   */
  protected abstract TemplateStore templates();

  private static IdentityRequest request(String service, State state) {
    return Asking.request(service, NOW, state, Optional.of(Samples.IDS.accessRequest()));
  }

  @Test
  void a_request_is_found_whole_by_all_that_it_is_found_by() throws Exception {
    IdentityRequest request = request("shop", State.WAITING);
    IdentityRequest alone = Asking.request("solo", NOW, State.APPROVED, Optional.empty());
    store().add(request);
    store().add(alone);
    assertEquals(Optional.of(request), elsewhere().find(request.id()));
    assertEquals(Optional.of(alone), elsewhere().find(alone.id()));
    assertEquals(Optional.of(request), elsewhere().of(request.approval().task().orElseThrow()));
    assertEquals(List.of(request), elsewhere().by(request.asked().by(), 10));
    assertEquals(2, elsewhere().of(new Team("payments"), 10).size());
    assertEquals(List.of(), elsewhere().of(new Team("platform"), 10));
    assertEquals(Optional.empty(), store().find(Samples.IDS.identityRequest()));
    assertEquals(Optional.empty(), store().of(Samples.IDS.accessRequest()));
  }

  @Test
  void the_latest_come_first_and_only_so_many() throws Exception {
    List<IdentityRequest> all =
        Stream.of("a1", "b1", "c1")
            .map(service -> request(service, State.WAITING))
            .sorted(Comparator.comparing((IdentityRequest one) -> one.id().value()).reversed())
            .toList();
    for (IdentityRequest one : all) {
      store().add(one);
    }
    assertEquals(all.subList(0, 2), store().of(new Team("payments"), 2));
    assertThrows(IllegalArgumentException.class, () -> store().of(new Team("payments"), 0));
    assertThrows(IllegalArgumentException.class, () -> store().open("", RequestStore.MOST + 1));
  }

  @Test
  void open_ones_come_in_order_and_page_by_page() throws Exception {
    for (State state : State.values()) {
      store().add(request("s" + state.ordinal(), state));
    }
    List<IdentityRequest> open = elsewhere().open("", 10);
    assertEquals(2, open.size());
    assertTrue(open.stream().allMatch(one -> one.state().isOpen()));
    String first = open.getFirst().id().value();
    assertTrue(first.compareTo(open.getLast().id().value()) < 0);
    assertEquals(List.of(open.getFirst()), elsewhere().open("", 1));
    assertEquals(List.of(open.getLast()), elsewhere().open(first, 10));
  }

  @Test
  void a_state_is_written_only_from_the_one_that_was_read() throws Exception {
    IdentityRequest waiting = request("shop", State.WAITING);
    IdentityRequest refused = waiting.in(State.REFUSED, "use the other", NOW.plusSeconds(1));
    store().add(waiting);
    assertTrue(elsewhere().replace(waiting, refused));
    assertFalse(store().replace(waiting, waiting.in(State.APPROVED, "", NOW)));
    assertEquals(Optional.of(refused), store().find(waiting.id()));
    IdentityRequest stranger = request("none", State.WAITING);
    assertFalse(store().replace(stranger, stranger.in(State.LAPSED, "", NOW)));
    Id.IdentityRequest unknown = stranger.id();
    assertEquals(Optional.empty(), store().find(unknown));
  }

  @Test
  void templates_are_kept_as_they_were_written() throws Exception {
    Template first = Templates.stored(Asking.template("deploys"));
    Template second = Templates.stored(Asking.template("deploys, as of now"));
    assertEquals(Optional.empty(), templates().find(first.name()));
    assertFalse(templates().remove(first.name()));
    templates().put(first);
    templates().put(second);
    assertEquals(Optional.of(second), templates().find(first.name()));
    assertEquals(List.of(second), templates().all());
    assertTrue(templates().remove(first.name()));
    assertEquals(List.of(), templates().all());
  }
}
