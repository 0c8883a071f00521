package dev.ilk.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws numbers as bars: lying, one for each name, or standing, one for each moment. */
public final class Bars {
  private static final int WIDTH = 460;
  private static final int ROW = 30;
  private static final int NAMES = 210;
  private static final int NUMBERS = 50;
  private static final int TALL = 140;
  private static final int STEP = 34;

  private Bars() {}

  /**
   * A count by name.
   *
   * @param name as people know it
   * @param style class of the style sheet: a kind of actor or a tone
   * @param count from 0
   */
  public record Count(String name, String style, long count) {}

  /**
   * Draws lying bars.
   *
   * @param title what is counted
   * @param counts in order
   * @return the picture
   */
  public static Drawing lying(String title, List<Count> counts) {
    long most = Math.max(1, counts.stream().mapToLong(Count::count).max().orElse(1));
    List<Drawing.Bar> bars = new ArrayList<>();
    List<Drawing.Text> texts = new ArrayList<>();
    int room = WIDTH - NAMES - NUMBERS;
    for (int i = 0; i < counts.size(); i++) {
      Count count = counts.get(i);
      int y = i * ROW;
      int width = (int) Math.max(2, room * count.count() / most);
      texts.add(Drawing.Text.fitting("", 0, y + 19, NAMES - 8, count.name()));
      bars.add(
          new Drawing.Bar(
              count.style(), NAMES, y + 6, width, ROW - 12, count.name() + ": " + count.count()));
      texts.add(
          new Drawing.Text(
              "soft", NAMES + width + 8, y + 19, "start", String.valueOf(count.count())));
    }
    return drawing(title, said(counts), WIDTH, Math.max(ROW, counts.size() * ROW), bars, texts);
  }

  /**
   * A moment's counts.
   *
   * @param label under the bar
   * @param counts from the bottom to the top
   */
  public record Moment(String label, List<Count> counts) {
    public Moment {
      counts = List.copyOf(counts);
    }

    long sum() {
      return counts.stream().mapToLong(Count::count).sum();
    }
  }

  /**
   * Draws standing bars, made of parts.
   *
   * @param title what is counted
   * @param moments the earliest first
   * @return the picture
   */
  public static Drawing standing(String title, List<Moment> moments) {
    long most = Math.max(1, moments.stream().mapToLong(Moment::sum).max().orElse(1));
    List<Drawing.Bar> bars = new ArrayList<>();
    List<Drawing.Text> texts = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      int x = i * STEP;
      int y = TALL + 16;
      for (Count count : moment.counts()) {
        int height = (int) (TALL * count.count() / most);
        if (count.count() > 0) {
          height = Math.max(2, height);
          y -= height;
          String name = "%s, %s: %d".formatted(moment.label(), count.name(), count.count());
          bars.add(new Drawing.Bar(count.style(), x + 4, y, STEP - 8, height, name));
        }
      }
      if (moment.sum() > 0) {
        String sum = String.valueOf(moment.sum());
        texts.add(new Drawing.Text("soft", x + STEP / 2, y - 4, "middle", sum));
        said.add(moment.label() + ": " + sum);
      }
      texts.add(new Drawing.Text("soft", x + STEP / 2, TALL + 34, "middle", moment.label()));
    }
    return drawing(title, String.join(", ", said), moments.size() * STEP, TALL + 42, bars, texts);
  }

  private static Drawing drawing(
      String title,
      String said,
      int width,
      int height,
      List<Drawing.Bar> bars,
      List<Drawing.Text> texts) {
    String text = said.isEmpty() ? "nothing" : said;
    return new Drawing(title, text, width, height, List.of(), List.of(), bars, texts);
  }

  private static String said(List<Count> counts) {
    return String.join(
        ", ", counts.stream().map(count -> count.name() + ": " + count.count()).toList());
  }

  /**
   * The greatest of many counts.
   *
   * @param counts by name
   * @param style of all bars
   * @param most so many
   * @return the greatest first
   */
  public static List<Count> greatest(Map<String, Long> counts, String style, int most) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(entry -> new Count(entry.getKey(), style, entry.getValue()))
        .toList();
  }
}
