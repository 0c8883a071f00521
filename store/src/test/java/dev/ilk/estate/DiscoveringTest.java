package dev.ilk.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.connect.Page;
import dev.ilk.discover.connect.SystemUnreadable;
import dev.ilk.gate.Handled;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Run;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Result;
import dev.ilk.store.EstateStores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Systems that behave badly, read into both databases. */
class DiscoveringTest {
  /** As many as a test can do with; a measurement asks for 200,000 of them. */
  private static final int MANY = Integer.getInteger("ilk.accounts", 3_500);

  private static final int PAGE = 1_000;

  /** A page of a system, and no page after it. */
  static Page accounts(int from, int to) {
    return OnDatabase.page(from, to, null);
  }

  private abstract static class OnDatabase {
    private final TestDatabase.Kind kind;
    private TestDatabase test;
    private Instant now = TestDatabase.NOW;
    private final ServedSystem system = new ServedSystem();

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      test.node()
          .estate()
          .sources()
          .add(
              new Source(
                  "sys", "csv", Map.of("file", "file:x"), "", "human:ada", now, Rhythm.USUAL));
    }

    @AfterEach
    void close() {
      test.close();
    }

    /** Another node over the same store. */
    private Discovering node() {
      EstateStores stores = test.node().estate();
      return new Discovering(
          stores.sources(), stores.runs(), stores.accounts(), system, time -> {}, () -> now);
    }

    private Run run() throws Exception {
      return run(RunDiscovery.usual("sys"));
    }

    private Run run(RunDiscovery asked) throws Exception {
      now = now.plusSeconds(1);
      Result<Handled<Run>> result = node().act(asked);
      assertInstanceOf(Result.Ok.class, result);
      return ((Result.Ok<Handled<Run>>) result).value().value();
    }

    private static Account account(int i) {
      return new Account(
          "csv:sys",
          "id-" + i,
          "svc-" + i,
          "",
          "",
          "",
          true,
          Optional.empty(),
          Optional.empty(),
          Map.of("description", "nightly job"),
          List.of());
    }

    private static Page page(int from, int to, String next) {
      return new Page(
          IntStream.range(from, to).mapToObj(OnDatabase::account).toList(),
          Optional.ofNullable(next));
    }

    /** A system with as many accounts, a page at a time; the cursor is where the page begins. */
    private static Page serve(String cursor, int all) {
      int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
      int to = Math.min(from + PAGE, all);
      return page(from, to, to < all ? String.valueOf(to) : null);
    }

    private Map<String, Presence> stored() throws Exception {
      Map<String, Presence> found = new HashMap<>();
      Optional<AccountQuery.Mark> after = Optional.empty();
      do {
        AccountPage page =
            test.node()
                .estate()
                .accounts()
                .page(
                    new AccountQuery(
                        "",
                        Optional.of("sys"),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        after,
                        AccountQuery.MOST));
        for (FoundAccount one : page.accounts()) {
          assertEquals(null, found.put(one.nativeId(), one.presence()), "twice: " + one);
        }
        after = page.next();
      } while (after.isPresent());
      return found;
    }

    @Test
    void a_reading_that_breaks_off_again_and_again_loses_and_doubles_nothing() throws Exception {
      int[] calls = {0};
      system.served =
          cursor -> {
            if (++calls[0] % 2 == 0) {
              throw new SystemUnreadable("it broke off");
            }
            return serve(cursor, MANY);
          };
      Run run = run();
      int stops = 0;
      while (run.state().isOpen()) {
        assertEquals("it broke off", run.message());
        stops++;
        run = run();
      }
      assertTrue(stops >= 2, "it was stopped " + stops + " times");
      assertEquals(new Run.Counts(MANY, MANY, 0, 0, 0, 0, 0), run.counts());
      assertEquals(1, run.number());
      assertEquals(MANY, stored().size());
    }

    @Test
    void a_node_that_crashes_in_a_page_leaves_the_run_to_others() throws Exception {
      boolean[] crashed = {false};
      system.served =
          cursor -> {
            if (cursor.equals("2000") && !crashed[0]) {
              crashed[0] = true;
              throw new IllegalStateException("a bug");
            }
            return serve(cursor, 3_500);
          };
      assertThrows(IllegalStateException.class, this::run);
      Run run = run();
      assertEquals(Run.State.COMPLETE, run.state());
      assertEquals(3_500, run.counts().added());
      assertEquals(3_500, stored().size());
    }

    @Test
    void a_run_goes_on_where_time_ran_out() throws Exception {
      system.served =
          cursor -> {
            now = now.plus(Discovering.SLICE.dividedBy(2));
            return serve(cursor, 4_000);
          };
      Run run = run();
      assertTrue(run.state().isOpen());
      assertEquals("", run.message());
      int slices = 1;
      while (run.state().isOpen()) {
        run = run();
        slices++;
      }
      assertTrue(slices > 1);
      assertEquals(4_000, run.counts().added());
    }

    @Test
    void half_a_list_makes_nothing_gone_however_often_it_is_sent() throws Exception {
      system.served = cursor -> serve(cursor, 2_000);
      run();
      system.served = cursor -> serve(cursor, 900);
      for (int i = 0; i < 4; i++) {
        assertEquals(Run.State.DOUBTFUL, run().state());
      }
      assertFalse(stored().containsValue(Presence.GONE));
      assertEquals(Run.State.COMPLETE, run(new RunDiscovery("sys", false, true, false)).state());
      assertEquals(1_100, stored().values().stream().filter(Presence.GONE::equals).count());
      system.served = cursor -> serve(cursor, 2_000);
      Run back = run();
      assertEquals(1_100, back.counts().returned());
      assertEquals(2_000, stored().size());
      assertFalse(stored().containsValue(Presence.GONE));
    }

    @Test
    void few_absent_accounts_are_gone_after_the_second_run_and_not_the_first() throws Exception {
      system.served = cursor -> serve(cursor, 100);
      run();
      system.served = cursor -> serve(cursor, 95);
      assertEquals(5, run().counts().missing());
      assertFalse(stored().containsValue(Presence.GONE));
      assertEquals(5, run().counts().gone());
      assertEquals(Presence.GONE, stored().get("id-99"));
    }

    @Test
    void what_a_broken_run_did_not_see_is_not_missing() throws Exception {
      system.served = cursor -> serve(cursor, 3_000);
      run();
      system.served =
          cursor -> {
            if (!cursor.isEmpty()) {
              throw new SystemUnreadable("it broke off");
            }
            return serve(cursor, 3_000);
          };
      run();
      run(new RunDiscovery("sys", true, false, false));
      assertEquals(3_000, stored().values().stream().filter(Presence.PRESENT::equals).count());
    }

    @Test
    void a_list_that_leads_in_circles_ends() throws Exception {
      system.served = cursor -> page(0, 5, cursor.equals("a") ? "b" : "a");
      Run run = run();
      assertTrue(run.state().isOpen());
      assertTrue(run.message().contains("leads back"), run.message());
      assertEquals(5, stored().size());
    }

    @Test
    void a_list_of_ever_new_pages_with_the_same_accounts_ends() throws Exception {
      int[] number = {0};
      system.served = cursor -> page(0, 5, "p" + ++number[0]);
      Run run = run();
      assertTrue(run.message().contains("nothing new"), run.message());
      assertEquals(5, stored().size());
      assertTrue(number[0] < 1_000);
    }

    @Test
    void hostile_names_and_ids_are_kept_and_found_once() throws Exception {
      List<Account> hostile = new ArrayList<>();
      for (String text :
          List.of(
              "x".repeat(5_000),
              "x".repeat(4_999) + "y",
              "'; drop table found_account; --",
              "\uD83D\uDE00".repeat(400),
              "%_\\",
              "<script>alert(1)</script>",
              "a\u202Eb")) {
        hostile.add(
            new Account(
                "csv:sys",
                text,
                text,
                text,
                text,
                text,
                true,
                Optional.empty(),
                Optional.empty(),
                Map.of("t" + text, text),
                List.of()));
      }
      system.served = cursor -> new Page(hostile, Optional.empty());
      assertEquals(hostile.size(), run().counts().added());
      Run again = run();
      assertEquals(0, again.counts().added());
      assertEquals(0, again.counts().changed());
      assertEquals(hostile.size(), stored().size());
    }

    @Test
    void a_source_is_read_by_one_at_a_time() throws Exception {
      boolean[] refused = {false};
      system.served =
          cursor -> {
            try {
              refused[0] = node().act(RunDiscovery.usual("sys")) instanceof Result.Failed<?>;
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            return serve(cursor, 10);
          };
      assertEquals(10, run().counts().added());
      assertTrue(refused[0]);
    }

    @Test
    void whoever_is_gone_for_long_has_lost_the_run() throws Exception {
      boolean[] inside = {false};
      Run[] other = {null};
      system.served =
          cursor -> {
            if (!inside[0]) {
              inside[0] = true;
              now = now.plus(Discovering.LEASE).plus(Duration.ofSeconds(1));
              try {
                other[0] = run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            }
            return serve(cursor, 1_500);
          };
      run();
      assertEquals(Run.State.COMPLETE, other[0].state());
      assertEquals(1_500, stored().size());
    }

    @Test
    void what_people_said_teaches_the_next_run() throws Exception {
      system.served = cursor -> page(0, 1, null);
      run();
      var accounts = test.node().estate().accounts();
      FoundAccount first = accounts.page(AccountQuery.ALL).accounts().getFirst();
      accounts.say(first.id(), Kind.AGENT, "human:ada", "I know it", now);
      system.served = cursor -> page(0, 3, null);
      run();
      accounts.page(AccountQuery.ALL).accounts().stream()
          .filter(one -> !one.id().equals(first.id()))
          .map(one -> accounts(one))
          .forEach(because ->
              assertTrue(
                  because.stream().anyMatch(line -> line.contains("people called agent")),
                  because::toString));
    }

    private List<String> accounts(FoundAccount one) {
      try {
        return test.node().estate().accounts().find(one.id()).orElseThrow().evidence();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
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
