package dev.ilk.store.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A list that reads or sorts a whole table is quick among the few rows of other tests and of no use
 * among a million. Here all are asked again where there is eight times as much: that may cost some
 * levels of an index, and another way to the answer, and nothing like eight times as much.
 */
class ListsDoNotGrowTest {
  /** Of each half of the rows there are more than any list looks through for a page. */
  private static final int FEW = 3_000;

  private static final int MANY = 8 * FEW;
  private static final int MORE = 4;

  /** What is so little, in either measure, that its growth tells nothing. */
  private static final long LITTLE = 400;

  @ParameterizedTest
  @EnumSource
  void no_list_looks_at_more_where_there_is_more(TestDatabase.Kind kind) throws Exception {
    Map<String, Asked> few = asked(kind, FEW);
    Map<String, Asked> many = asked(kind, MANY);
    List<String> grown =
        few.keySet().stream()
            .filter(list -> many.get(list).work() > LITTLE + MORE * few.get(list).work())
            .map(list ->
                "%s: %d became %d %s"
                    .formatted(
                        list, few.get(list).work(), many.get(list).work(), many.get(list).plans()))
            .toList();
    assertEquals(List.of(), grown);
  }

  private record Asked(long work, String plans) {}

  private static Map<String, Asked> asked(TestDatabase.Kind kind, int rows) throws Exception {
    Map<String, Asked> asked = new LinkedHashMap<>();
    try (TestDatabase database = TestDatabase.create(kind)) {
      Work work = new Work();
      Stores node = database.node(work);
      Crowds.fill(node, database.settings(), rows);
      for (Map.Entry<String, Work.Asking> list : Lists.of(node).entrySet()) {
        asked.put(list.getKey(), new Asked(work.of(list.getValue()), work.plans()));
      }
    }
    return asked;
  }
}
