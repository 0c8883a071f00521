package dev.ilk.console.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws what an identity stands on at its left (who vouches, who lends) and what stands on it at
 * its right (who may act in its name, which services it reaches).
 */
public final class Surroundings {
  private static final int WIDTH = 900;
  private static final int BOX_WIDTH = 250;
  private static final int BOX_HEIGHT = 46;
  private static final int GAP = 14;
  private static final int MOST = 12;

  private final List<Drawing.Line> lines = new ArrayList<>();
  private final List<Drawing.Box> boxes = new ArrayList<>();
  private final List<Drawing.Text> texts = new ArrayList<>();

  private Surroundings() {}

  /**
   * One of the neighbours.
   *
   * @param kind class of the style sheet: a kind of actor, or empty for what is none
   * @param name as people know it
   * @param relation what it has to do with the identity
   */
  public record Neighbour(String kind, String name, String relation) {}

  /**
   * Draws.
   *
   * @param self in the middle
   * @param on what it stands on; the first dozen are drawn
   * @param above what stands on it; the first dozen are drawn
   * @return the picture
   */
  public static Drawing of(Neighbour self, List<Neighbour> on, List<Neighbour> above) {
    return new Surroundings().draw(self, on, above);
  }

  private Drawing draw(Neighbour self, List<Neighbour> on, List<Neighbour> above) {
    int rows = Math.max(1, Math.max(Math.min(MOST, on.size()), Math.min(MOST, above.size())));
    int height = rows * (BOX_HEIGHT + GAP) + GAP;
    int middle = (WIDTH - BOX_WIDTH) / 2;
    int centre = height / 2;
    box(self, middle, centre - BOX_HEIGHT / 2);
    column(
        on,
        0,
        height,
        (x, y) -> lines.add(Drawing.Line.between("line", x + BOX_WIDTH, y, middle, centre)));
    column(
        above,
        WIDTH - BOX_WIDTH - 1,
        height,
        (x, y) -> lines.add(Drawing.Line.between("line", middle + BOX_WIDTH, centre, x, y)));
    return new Drawing(
        "What stands around " + self.name(),
        "%s stands on: %s. What stands on it: %s.".formatted(self.name(), said(on), said(above)),
        WIDTH,
        height,
        lines,
        boxes,
        List.of(),
        texts);
  }

  private interface Joining {
    void join(int x, int y);
  }

  private void column(List<Neighbour> neighbours, int x, int height, Joining joining) {
    List<Neighbour> shown = neighbours.subList(0, Math.min(MOST, neighbours.size()));
    int top = (height - shown.size() * (BOX_HEIGHT + GAP) + GAP) / 2;
    for (Neighbour neighbour : shown) {
      box(neighbour, x, top);
      joining.join(x, top + BOX_HEIGHT / 2);
      top += BOX_HEIGHT + GAP;
    }
  }

  private void box(Neighbour neighbour, int x, int y) {
    boxes.add(new Drawing.Box(neighbour.kind(), x, y, BOX_WIDTH, BOX_HEIGHT));
    int room = BOX_WIDTH - 24;
    texts.add(Drawing.Text.fitting("", x + 12, y + 19, room, neighbour.name()));
    texts.add(Drawing.Text.fitting("soft", x + 12, y + 36, room, neighbour.relation()));
  }

  private static String said(List<Neighbour> neighbours) {
    return neighbours.isEmpty()
        ? "nothing"
        : String.join(
            "; ", neighbours.stream().map(one -> one.relation() + " " + one.name()).toList());
  }
}
