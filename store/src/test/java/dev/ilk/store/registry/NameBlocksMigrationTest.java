package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NameBlocksMigrationTest {
  private static final int MANY = 300;

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void names_from_before_there_were_blocks_are_found(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      List<Registered> all =
          IntStream.range(0, MANY)
              .mapToObj(i -> new Registered(Samples.workload("prod-job-%03d".formatted(i)), "", 0))
              .toList();
      assertTrue(test.node().registry().write(new Batch(0, all, List.of(), List.of())));
      Database database = test.database();
      database.command("going back", "DROP TABLE name_block");
      database.command("going back", "CREATE INDEX identity_kind ON identity (kind, subject)");
      for (String statement : migration(kind).split(";")) {
        if (!statement.isBlank()) {
          database.command("going on", statement);
        }
      }
      assertEquals(MANY, found(test, "job-"));
      assertEquals(10, found(test, "-15"));
      Registered late = new Registered(Samples.workload("prod-ajob"), "", 0);
      assertTrue(test.node().registry().write(new Batch(1, List.of(late), List.of(), List.of())));
      assertEquals(MANY + 1, found(test, "job"));
    }
  }

  /** What the migration says, without its remarks. */
  private static String migration(TestDatabase.Kind kind) throws IOException {
    String file =
        "/dev/ilk/store/migrations/%s/V43__name_blocks.sql"
            .formatted(kind.name().toLowerCase(Locale.ROOT));
    try (InputStream in = Database.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    }
  }

  private static int found(TestDatabase test, String text) throws Exception {
    Filter filter =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty(), text, "", 1000);
    return test.node().registry().page(filter).size();
  }
}
