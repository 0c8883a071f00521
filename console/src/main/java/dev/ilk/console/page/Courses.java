package dev.ilk.console.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Draws how numbers went, day by day: a line for each of several. */
public final class Courses {
  private static final int WIDTH = 440;
  private static final int TALL = 110;
  private static final int LEFT = 8;
  private static final int TOP = 20;
  private static final int DOT = 6;

  private Courses() {}

  /**
   * A number on a day.
   *
   * @param day which
   * @param value from 0
   * @param told as people read it
   */
  public record Point(LocalDate day, double value, String told) {}

  /**
   * One line.
   *
   * @param name as people know it
   * @param style class of the style sheet: a kind of actor
   * @param points in the order of their days
   */
  public record Course(String name, String style, List<Point> points) {
    public Course {
      points = List.copyOf(points);
    }
  }

  /**
   * Draws lines. A day without a number has no point, and the line goes past it.
   *
   * @param title what is drawn
   * @param from the first day
   * @param to the last day
   * @param most the highest value there can be; what is higher raises it
   * @param courses the lines
   * @return the picture; of no width if no line has two points, which tells nothing
   */
  public static Drawing of(
      String title, LocalDate from, LocalDate to, double most, List<Course> courses) {
    List<Point> all = courses.stream().flatMap(course -> course.points().stream()).toList();
    double top = Math.max(most, all.stream().mapToDouble(Point::value).max().orElse(0));
    Scale scale = new Scale(from, Math.max(1, ChronoUnit.DAYS.between(from, to)), top);
    List<Drawing.Line> lines = new ArrayList<>();
    List<Drawing.Bar> dots = new ArrayList<>();
    List<String> said = new ArrayList<>();
    int floor = TOP + TALL;
    lines.add(Drawing.Line.straight("lane", LEFT, floor, LEFT + WIDTH, floor));
    for (Course course : courses) {
      StringBuilder path = new StringBuilder();
      for (Point point : course.points()) {
        int x = scale.x(point);
        int y = scale.y(point);
        String name = "%s, %s: %s".formatted(point.day(), course.name(), point.told());
        path.append(path.isEmpty() ? "M" : "L").append("%d %d".formatted(x, y));
        dots.add(new Drawing.Bar(course.style(), x - DOT / 2, y - DOT / 2, DOT, DOT, name));
        said.add(name);
      }
      if (course.points().size() > 1) {
        lines.add(new Drawing.Line("course " + course.style(), path.toString()));
      }
    }
    return new Drawing(
        title,
        String.join("; ", said),
        lines.size() > 1 ? WIDTH + 2 * LEFT : 0,
        TOP + TALL + 24,
        lines,
        List.of(),
        dots,
        List.of(
            new Drawing.Text("soft", LEFT, floor + 18, "start", day(from)),
            new Drawing.Text("soft", LEFT + WIDTH, floor + 18, "end", day(to))));
  }

  private static String day(LocalDate day) {
    return day.toString();
  }

  private record Scale(LocalDate from, long days, double top) {
    int x(Point point) {
      return (int) (LEFT + WIDTH * ChronoUnit.DAYS.between(from, point.day()) / days);
    }

    int y(Point point) {
      return TOP + TALL - (int) (top == 0 ? 0 : TALL * point.value() / top);
    }
  }
}
