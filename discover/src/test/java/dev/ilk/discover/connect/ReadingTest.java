package dev.ilk.discover.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.discover.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
  private static final int PAGES = 12;
  private static final int EACH = 50;

  @TempDir Path folder;

  /** Pages of accounts; breaks off before one page, once. */
  private static Connector breaking(int before) {
    int[] broken = {0};
    return cursor -> {
      int page = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
      if (page == before && broken[0]++ == 0) {
        throw new SystemUnreadable("the line is cut");
      }
      List<Account> accounts = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        accounts.add(account(String.valueOf(page * EACH + i)));
      }
      return new Page(
          accounts, page + 1 == PAGES ? Optional.empty() : Optional.of(String.valueOf(page + 1)));
    };
  }

  private static Account account(String id) {
    return new Account(
        "test",
        id,
        "n" + id,
        "",
        "",
        "",
        true,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of());
  }

  @Test
  void a_reading_cut_at_any_page_goes_on_and_loses_or_doubles_nothing() throws Exception {
    for (int cut = 0; cut < PAGES; cut++) {
      Path file = folder.resolve("cut-" + cut + ".jsonl");
      Connector connector = breaking(cut);
      assertThrows(SystemUnreadable.class, () -> new Reading(connector, file).run(_ -> {}));
      // As a crash between a page and its state leaves it: half a line too much.
      Files.writeString(file, "{\"system\":\"te", StandardOpenOption.APPEND);
      Reading.Total total = new Reading(connector, file).run(_ -> {});
      List<String> lines = Files.readAllLines(file);
      assertEquals(PAGES * EACH, total.accounts());
      assertEquals(PAGES * EACH, lines.size());
      assertEquals(PAGES * EACH, new HashSet<>(lines).size());
      assertFalse(Files.exists(folder.resolve("cut-" + cut + ".jsonl.state")));
    }
  }

  @Test
  void a_list_that_leads_in_circles_ends() {
    Connector circle =
        cursor -> new Page(List.of(account("1")), Optional.of(cursor.equals("a") ? "b" : "a"));
    SystemUnreadable refused =
        assertThrows(
            SystemUnreadable.class,
            () -> new Reading(circle, folder.resolve("circle.jsonl")).run(_ -> {}));
    assertTrue(String.valueOf(refused.getMessage()).contains("never end"));
  }

  @Test
  void an_account_that_comes_twice_is_written_once_and_counted() throws Exception {
    Connector twice =
        cursor ->
            new Page(
                List.of(account("1"), account("2")),
                cursor.isEmpty() ? Optional.of("x") : Optional.empty());
    Reading.Total total = new Reading(twice, folder.resolve("twice.jsonl")).run(_ -> {});
    assertEquals(new Reading.Total(2, 2), total);
  }

  @Test
  void two_readings_of_one_file_at_once_are_refused() throws Exception {
    Path file = folder.resolve("one.jsonl");
    Connector nested =
        cursor -> {
          IOException refused =
              assertThrows(IOException.class, () -> new Reading(breaking(-1), file).run(_ -> {}));
          assertTrue(String.valueOf(refused.getMessage()).contains("another reading"));
          return new Page(List.of(), Optional.empty());
        };
    new Reading(nested, file).run(_ -> {});
  }

  @Test
  void a_state_that_does_not_fit_its_file_is_refused() throws Exception {
    Path file = Files.writeString(folder.resolve("odd.jsonl"), "");
    Files.writeString(folder.resolve("odd.jsonl.state"), "{\"length\":99,\"cursor\":\"1\"}");
    assertThrows(IOException.class, () -> new Reading(breaking(-1), file).run(_ -> {}));
  }

  @Test
  void csv_is_read_with_its_own_columns_as_traits_and_told_where_it_is_wrong() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("badges.csv"),
            "Name,Display,Enabled,created,Floor\n"
                + "\"ana\",\"Li, Ana\",yes,2024-01-02,3\n"
                + "svc-door,,no,,\n");
    List<Account> accounts = new CsvConnector("badges", file).next("").accounts();
    assertEquals("Li, Ana", accounts.getFirst().display());
    assertEquals(Map.of("floor", "3"), accounts.getFirst().traits());
    assertEquals(List.of(true, false), accounts.stream().map(Account::enabled).toList());
    for (String hostile :
        List.of("name\n,\n", "colour\nred\n", "name\n\"open", "id,name\n,,,,\n")) {
      Files.writeString(file, hostile);
      assertThrows(
          SystemUnreadable.class, () -> new CsvConnector("badges", file).next(""), hostile);
    }
  }
}
