package dev.ilk.console;

import dev.ilk.console.page.Courses;
import dev.ilk.console.page.Drawing;
import dev.ilk.console.page.SecretsPage;
import dev.ilk.gate.migration.BurnCount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How many static secrets were left, day by day. */
final class Burndown {
  private Burndown() {}

  /** The days on which they were counted, the earliest first. */
  static List<SecretsPage.Day> days(List<BurnCount> counts) {
    Map<LocalDate, SecretsPage.Day> days = new TreeMap<>();
    for (BurnCount one : counts) {
      days.merge(one.day(), day(one), Burndown::sum);
    }
    return List.copyOf(days.values());
  }

  private static SecretsPage.Day day(BurnCount one) {
    String day = one.day().toString();
    if (one.gone()) {
      return new SecretsPage.Day(day, 0, 0, 0);
    }
    long count = one.count();
    return switch (one.state()) {
      case REVOKED -> new SecretsPage.Day(day, 0, 0, 0);
      case UNUSED, DISABLED -> new SecretsPage.Day(day, count, count, 0);
      case EXCEPTED -> new SecretsPage.Day(day, count, 0, count);
      case RANKED, PROPOSED, REPLACED -> new SecretsPage.Day(day, count, 0, 0);
    };
  }

  private static SecretsPage.Day sum(SecretsPage.Day one, SecretsPage.Day other) {
    return new SecretsPage.Day(
        one.day(),
        one.left() + other.left(),
        one.unused() + other.unused(),
        one.excepted() + other.excepted());
  }

  static Drawing drawing(List<SecretsPage.Day> days) {
    LocalDate from = LocalDate.parse(days.isEmpty() ? "2000-01-01" : days.getFirst().day());
    LocalDate to = LocalDate.parse(days.isEmpty() ? "2000-01-01" : days.getLast().day());
    return Courses.of(
        "Static secrets that were left, by day",
        from,
        to,
        0,
        List.of(
            course("left", "bad", days, SecretsPage.Day::left),
            course("excepted", "warn", days, SecretsPage.Day::excepted),
            course("proven unused", "good", days, SecretsPage.Day::unused)));
  }

  private static Courses.Course course(
      String name,
      String style,
      List<SecretsPage.Day> days,
      Function<SecretsPage.Day, Long> count) {
    return new Courses.Course(
        name,
        style,
        days.stream()
            .map(day ->
                new Courses.Point(
                    LocalDate.parse(day.day()), count.apply(day), count.apply(day).toString()))
            .toList());
  }
}
