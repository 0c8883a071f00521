package dev.ilk.console.page;

import java.util.List;

/**
 * A picture of boxes, bars, lines and words, in CSS pixels from the upper left. Its looks are in
 * the style sheet; whatever it says is also said in words beside it.
 *
 * @param title what it is a picture of
 * @param text what it shows, for those who do not see it
 * @param width of the whole
 * @param height of the whole
 * @param lines drawn first, under everything
 * @param boxes frames for names
 * @param bars filled, each with a title of its own
 * @param texts drawn last
 */
public record Drawing(
    String title,
    String text,
    int width,
    int height,
    List<Line> lines,
    List<Box> boxes,
    List<Bar> bars,
    List<Text> texts) {
  public Drawing {
    lines = List.copyOf(lines);
    boxes = List.copyOf(boxes);
    bars = List.copyOf(bars);
    texts = List.copyOf(texts);
  }

  /**
   * A line.
   *
   * @param style class of the style sheet
   * @param path as SVG writes it
   */
  public record Line(String style, String path) {
    /** A curve that leaves and arrives level. */
    static Line between(String style, int x1, int y1, int x2, int y2) {
      int middle = (x1 + x2) / 2;
      return new Line(
          style, "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, middle, y1, middle, y2, x2, y2));
    }

    static Line straight(String style, int x1, int y1, int x2, int y2) {
      return new Line(style, "M%d %dL%d %d".formatted(x1, y1, x2, y2));
    }
  }

  /**
   * A frame.
   *
   * @param style class of the style sheet, such as a kind
   * @param x left
   * @param y top
   * @param width of it
   * @param height of it
   */
  public record Box(String style, int x, int y, int width, int height) {}

  /**
   * A filled bar.
   *
   * @param style class of the style sheet, such as a tone
   * @param x left
   * @param y top
   * @param width of it
   * @param height of it
   * @param title what it stands for
   */
  public record Bar(String style, int x, int y, int width, int height, String title) {}

  /**
   * Words.
   *
   * @param style class of the style sheet; may be empty
   * @param x where they are anchored
   * @param y the base line
   * @param anchor {@code start}, {@code middle} or {@code end}
   * @param text the words
   */
  public record Text(String style, int x, int y, String anchor, String text) {
    /** At their left end, cut off where they would not fit. */
    static Text fitting(String style, int x, int y, int width, String text) {
      int most = Math.max(4, width / CHARACTER);
      String shown = text.length() > most ? text.substring(0, most - 1) + "…" : text;
      return new Text(style, x, y, "start", shown);
    }
  }

  /** About how wide a character is. */
  private static final int CHARACTER = 7;
}
