package dev.ilk.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoursesTest {
  private static final LocalDate FROM = LocalDate.parse("2026-11-01");
  private static final LocalDate TO = LocalDate.parse("2026-11-11");

  private static Courses.Course course(Courses.Point... points) {
    return new Courses.Course("agent", "agent", List.of(points));
  }

  private static Courses.Point point(int day, double value) {
    return new Courses.Point(FROM.plusDays(day), value, value * 100 + " %");
  }

  @Test
  void a_line_goes_from_the_first_day_to_the_last_and_up_where_there_is_more() {
    Drawing drawn = Courses.of("t", FROM, TO, 1, List.of(course(point(0, 0), point(10, 1))));
    assertEquals("M8 130L448 20", drawn.lines().getLast().path());
    assertEquals("course agent", drawn.lines().getLast().style());
    assertEquals(2, drawn.bars().size());
    assertEquals("2026-11-01, agent: 0.0 %; 2026-11-11, agent: 100.0 %", drawn.text());
  }

  @Test
  void what_is_more_than_the_most_raises_it() {
    Drawing drawn = Courses.of("t", FROM, TO, 1, List.of(course(point(0, 4), point(5, 8))));
    assertEquals("M8 75L228 20", drawn.lines().getLast().path());
  }

  @Test
  void one_day_alone_is_no_course() {
    assertEquals(0, Courses.of("t", FROM, TO, 1, List.of(course(point(3, 1)))).width());
    assertEquals(0, Courses.of("t", FROM, FROM, 0, List.of()).width());
  }

  @Test
  void nothing_but_zero_lies_on_the_floor() {
    Drawing drawn = Courses.of("t", FROM, TO, 0, List.of(course(point(0, 0), point(1, 0))));
    assertTrue(drawn.lines().getLast().path().endsWith("130"), drawn.lines().toString());
  }
}
