package dev.ilk.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.connect.ChangesLost;
import dev.ilk.discover.connect.Connector;
import dev.ilk.discover.connect.Page;
import dev.ilk.discover.connect.SystemUnreadable;
import dev.ilk.gate.Handled;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Run;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Result;
import dev.ilk.store.EstateStores;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Systems that tell what changed, honestly and otherwise, on both databases. */
class IncrementalRunsTest {

  /** A system with a log of changes; a mark is how long that was. */
  private static final class Logged implements Connector {
    private final Map<String, String> accounts = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();
    private Connector changes = this::changed;
    private Connector everything = cursor -> new Page(all(), Optional.empty());
    private boolean marks = true;

    void put(String id, String title) {
      accounts.put(id, title);
      log.add(id);
    }

    void remove(String id) {
      accounts.remove(id);
      log.add(id);
    }

    @Override
    public Optional<String> mark() {
      return marks ? Optional.of("m" + log.size()) : Optional.empty();
    }

    @Override
    public Optional<String> since(String mark) {
      return marks ? Optional.of("c" + mark.substring(1)) : Optional.empty();
    }

    @Override
    public Page next(String cursor) throws SystemUnreadable, InterruptedException {
      cursors.add(cursor);
      return (cursor.startsWith("c") ? changes : everything).next(cursor);
    }

    private List<Account> all() {
      return accounts.keySet().stream().map(this::account).toList();
    }

    private Account account(String id) {
      return new Account(
          "csv:sys",
          id,
          "svc-" + id,
          "",
          "",
          "",
          true,
          Optional.empty(),
          Optional.empty(),
          Map.of("description", String.valueOf(accounts.get(id))),
          List.of(
              new HeldCredential(
                  "key", "k" + id, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private Page page(Optional<String> next, Optional<String> mark, String... ids) {
      List<String> all = List.of(ids);
      return new Page(
          all.stream().filter(accounts::containsKey).map(this::account).toList(),
          all.stream().filter(id -> !accounts.containsKey(id)).toList(),
          next,
          mark);
    }

    /** Two changes a page. */
    private Page changed(String cursor) {
      int from = Integer.parseInt(cursor.substring(1));
      int to = Math.min(from + 2, log.size());
      boolean last = to == log.size();
      return page(
          last ? Optional.empty() : Optional.of("c" + to),
          last ? Optional.of("m" + to) : Optional.empty(),
          log.subList(from, to).toArray(String[]::new));
    }
  }

  private abstract static class OnDatabase {
    @RegisterExtension final FreshDatabase database;
    private final ServedSystem opened = new ServedSystem();
    private final Logged system = new Logged();
    private Instant now = TestDatabase.NOW;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @BeforeEach
    void add() throws Exception {
      opened.served = system;
      database
          .node()
          .estate()
          .sources()
          .add(new Source("sys", "csv", Map.of(), "", "human:ada", now, Rhythm.USUAL));
      for (int i = 0; i < 20; i++) {
        system.put("a" + i, "first");
      }
    }

    private Run run() throws Exception {
      return run(RunDiscovery.usual("sys"));
    }

    private Run run(RunDiscovery asked) throws Exception {
      now = now.plusSeconds(1);
      EstateStores stores = database.other().estate();
      Result<Handled<Run>> result =
          new Discovering(
                  stores.sources(), stores.runs(), stores.accounts(), opened, t -> {}, () -> now)
              .act(asked);
      return assertInstanceOf(Result.Ok.class, result).value() instanceof Handled<?> handled
          ? (Run) handled.value()
          : null;
    }

    private Run changes() throws Exception {
      Run run = run();
      assertTrue(run.incremental(), run::toString);
      assertEquals(Run.State.COMPLETE, run.state(), run::message);
      return run;
    }

    private Run everything() throws Exception {
      Run run = run();
      assertFalse(run.incremental(), run::toString);
      assertEquals(Run.State.COMPLETE, run.state(), run::message);
      return run;
    }

    private Map<String, FoundAccount> stored() throws Exception {
      Map<String, FoundAccount> found = new TreeMap<>();
      AccountPage page = database.node().estate().accounts().page(AccountQuery.ALL);
      page.accounts().forEach(one -> found.put(one.nativeId(), one));
      return found;
    }

    private void assertPresent(String id, Presence presence) throws Exception {
      assertEquals(presence, stored().get(id).presence(), id);
    }

    private void assertTold(String id, String description) throws Exception {
      assertEquals(description, stored().get(id).facts().get("description"), id);
    }

    private long findings(String id) throws Exception {
      FindingQuery all =
          new FindingQuery(
              Optional.empty(),
              Optional.empty(),
              FindingFilter.State.OPEN,
              now,
              Optional.empty(),
              100);
      return database.node().estate().findings().page(all).findings().stream()
          .filter(one -> one.name().equals("sys/svc-" + id))
          .count();
    }

    @Test
    void the_first_run_reads_everything_and_the_next_what_changed_since() throws Exception {
      everything();
      system.put("a3", "second");
      system.put("new", "first");
      Run run = changes();
      assertEquals(new Run.Counts(2, 1, 1, 0, 0, 0, 0), run.counts());
      assertTold("a3", "second");
      assertPresent("a4", Presence.PRESENT);
      assertEquals(0, changes().counts().seen());
    }

    @Test
    void what_is_not_among_changes_is_not_missing_however_often() throws Exception {
      everything();
      for (int i = 0; i < 4; i++) {
        assertEquals(0, changes().counts().missing());
      }
      assertTrue(stored().values().stream().allMatch(one -> one.presence() == Presence.PRESENT));
    }

    @Test
    void what_the_system_says_is_gone_is_gone_at_once_with_its_findings_and_comes_back()
        throws Exception {
      everything();
      assertTrue(findings("a5") > 0);
      system.remove("a5");
      assertEquals(1, changes().counts().gone());
      assertPresent("a5", Presence.GONE);
      assertEquals(0, findings("a5"));
      system.put("a5", "made again");
      assertEquals(1, changes().counts().returned());
      assertPresent("a5", Presence.PRESENT);
      assertTrue(findings("a5") > 0);
      // Gone and made again between two runs, on one page and on several.
      system.remove("a6");
      system.put("a6", "made again");
      system.remove("a7");
      system.put("a8", "second");
      system.put("a7", "made again");
      changes();
      assertPresent("a6", Presence.PRESENT);
      assertPresent("a7", Presence.PRESENT);
      assertTold("a7", "made again");
    }

    @Test
    void what_changes_while_it_is_read_is_read_by_the_next_run_at_the_latest() throws Exception {
      system.everything =
          cursor -> {
            Page page = new Page(system.all(), Optional.empty());
            system.put("a1", "changed meanwhile");
            return page;
          };
      everything();
      assertTold("a1", "first");
      changes();
      assertTold("a1", "changed meanwhile");
      system.put("a2", "second");
      system.put("a3", "second");
      system.changes =
          cursor -> {
            Page page = system.changed(cursor);
            if (!system.accounts.get("a2").equals("third")) {
              system.put("a2", "third");
            }
            return page;
          };
      changes();
      changes();
      assertTold("a2", "third");
    }

    @Test
    void of_an_account_that_comes_twice_the_last_is_kept() throws Exception {
      everything();
      system.changes =
          cursor -> {
            boolean first = cursor.equals("c20");
            system.accounts.put("a9", first ? "older" : "newest");
            return system.page(
                first ? Optional.of("c21") : Optional.empty(),
                first ? Optional.empty() : Optional.of("m22"),
                "a9");
          };
      assertEquals(1, changes().counts().seen());
      assertTold("a9", "newest");
    }

    @Test
    void everything_is_read_once_a_day_and_when_somebody_wants_it() throws Exception {
      everything();
      changes();
      now = now.plus(Rhythm.WHOLE);
      everything();
      changes();
      assertFalse(run(new RunDiscovery("sys", false, false, true)).incremental());
      assertFalse(run(new RunDiscovery("sys", false, true, false)).incremental());
      system.marks = false;
      everything();
      system.marks = true;
      everything();
      changes();
    }

    @Test
    void any_doubt_is_followed_by_a_whole_run_in_the_same_breath() throws Exception {
      everything();
      Map<String, Connector> doubts =
          Map.of(
              "a token that expired",
              cursor -> {
                throw new ChangesLost("status 410");
              },
              "a list that leads back",
              cursor -> system.page(Optional.of("c5"), Optional.empty(), "a5"),
              "a list that never ends",
              cursor -> {
                String next = "c" + (Long.parseLong(cursor.substring(1)) + 1);
                return system.page(Optional.of(next), Optional.empty(), "a5");
              },
              "a feed that says most are gone",
              cursor ->
                  new Page(
                      List.of(),
                      List.copyOf(system.accounts.keySet()).subList(5, 20),
                      Optional.empty(),
                      Optional.of("m99")));
      for (Map.Entry<String, Connector> doubt : doubts.entrySet()) {
        system.changes = doubt.getValue();
        Run run = run();
        assertFalse(run.incremental(), doubt.getKey());
        assertEquals(Run.State.COMPLETE, run.state(), doubt.getKey());
        Run given = database.node().estate().runs().of("sys", 2).getLast();
        assertTrue(given.incremental());
        assertEquals(Run.State.ABANDONED, given.state(), doubt.getKey());
        assertFalse(given.message().isEmpty());
        assertPresent("a14", Presence.PRESENT);
      }
      system.changes = system::changed;
      changes();
    }

    @Test
    void a_410_in_the_middle_keeps_what_was_read_and_begins_anew() throws Exception {
      everything();
      for (int i = 0; i < 6; i++) {
        system.put("a" + i, "second");
      }
      system.changes =
          cursor -> {
            if (!cursor.equals("c20")) {
              throw new ChangesLost("status 410");
            }
            return system.changed(cursor);
          };
      everything();
      for (int i = 0; i < 6; i++) {
        assertTold("a" + i, "second");
      }
    }

    @Test
    void a_doubtful_whole_run_forgets_the_mark() throws Exception {
      everything();
      changes();
      system.everything = cursor -> new Page(system.all().subList(0, 2), Optional.empty());
      Run doubtful = run(new RunDiscovery("sys", false, false, true));
      assertEquals(Run.State.DOUBTFUL, doubtful.state());
      assertFalse(run().incremental());
      system.everything = cursor -> new Page(system.all(), Optional.empty());
      everything();
      changes();
    }

    @Test
    void a_crash_at_every_step_loses_no_change_and_keeps_no_mark_of_half_a_run() throws Exception {
      everything();
      for (int i = 0; i < 8; i++) {
        system.put("a" + i, "second");
      }
      boolean[] crash = {true};
      system.changes =
          cursor -> {
            crash[0] = !crash[0];
            if (!crash[0]) {
              throw new IllegalStateException("a bug");
            }
            return system.changed(cursor);
          };
      int crashes = 0;
      Optional<Run> run = Optional.empty();
      while (run.filter(one -> !one.state().isOpen()).isEmpty()) {
        try {
          run = Optional.of(run());
        } catch (IllegalStateException e) {
          crashes++;
          assertEquals(Optional.of("m20"), database.node().estate().runs().marked("sys").mark());
        }
      }
      assertEquals(4, crashes);
      assertTrue(run.orElseThrow().incremental());
      assertEquals(8, run.orElseThrow().counts().changed());
      assertEquals(Optional.of("m28"), database.node().estate().runs().marked("sys").mark());
    }

    @Test
    void a_crash_in_a_whole_run_begins_no_reading_of_changes() throws Exception {
      system.everything =
          cursor -> {
            if (!cursor.isEmpty()) {
              throw new IllegalStateException("a bug");
            }
            return new Page(system.all(), Optional.of("2"));
          };
      assertThrows(IllegalStateException.class, this::run);
      system.put("a1", "second");
      system.everything = cursor -> new Page(List.of(), Optional.empty());
      everything();
      changes();
      assertTold("a1", "second");
    }

    @Test
    void an_open_run_of_changes_is_gone_on_with_until_a_whole_one_is_due() throws Exception {
      everything();
      system.put("a1", "second");
      system.put("a2", "second");
      system.put("a3", "second");
      system.changes =
          cursor -> {
            if (!cursor.equals("c20")) {
              throw new SystemUnreadable("it is away");
            }
            return system.changed(cursor);
          };
      Run open = run();
      assertEquals("it is away", open.message());
      assertEquals(open.number(), run().number());
      now = now.plus(Rhythm.WHOLE);
      assertEquals(open.number() + 1, everything().number());
      assertTold("a3", "second");
    }

    @Test
    void a_clock_that_went_back_reads_everything() throws Exception {
      everything();
      now = now.minus(Duration.ofDays(2));
      everything();
    }
  }

  @Nested
  class Sqlite extends OnDatabase {
    Sqlite() {
      super(TestDatabase.Kind.SQLITE);
    }
  }

  @Nested
  class Postgresql extends OnDatabase {
    Postgresql() {
      super(TestDatabase.Kind.POSTGRESQL);
    }
  }
}
