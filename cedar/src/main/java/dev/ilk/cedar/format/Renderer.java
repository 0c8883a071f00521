package dev.ilk.cedar.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Writes a {@link Doc}. Needs no stack of the thread's, however deep the document is. */
final class Renderer {
  private static final int WIDTH = 80;
  private static final int STEP = 2;

  private record Frame(int indent, boolean flat, Doc doc) {}

  private final StringBuilder out = new StringBuilder();
  private final Deque<Frame> open = new ArrayDeque<>();
  private int column;
  // Where the line begins on which nothing is written yet; -1 once something is.
  private int fresh;
  private boolean afterRemark;
  private boolean emptyLine;

  private Renderer() {}

  static String render(Doc doc) {
    Renderer renderer = new Renderer();
    renderer.open.push(new Frame(0, false, doc));
    while (!renderer.open.isEmpty()) {
      renderer.write(renderer.open.pop());
    }
    return renderer.out.toString();
  }

  private void write(Frame frame) {
    switch (frame.doc()) {
      case Doc.Text(String text) -> text(text, frame.indent());
      case Doc.Blank _ -> {
        if (fresh < 0 && !afterRemark) {
          put(" ");
        }
      }
      case Doc.Line(String flat) -> {
        if (frame.flat()) {
          put(flat);
        } else {
          newLine(frame.indent());
        }
      }
      case Doc.Hard _ -> newLine(frame.indent());
      case Doc.Empty _ -> {
        newLine(frame.indent());
        emptyLine = !out.isEmpty();
      }
      case Doc.Remark remark -> remark(remark, frame.indent());
      case Doc.Concat concat -> {
        for (Doc part : concat.parts().reversed()) {
          open.push(new Frame(frame.indent(), frame.flat(), part));
        }
      }
      case Doc.Nest nest -> open.push(new Frame(frame.indent() + STEP, frame.flat(), nest.body()));
      case Doc.Group group ->
          open.push(
              new Frame(
                  frame.indent(), frame.flat() || (!group.broken() && fits(group)), group.body()));
    }
  }

  private void text(String text, int indent) {
    if (afterRemark) {
      newLine(indent);
    }
    begin();
    put(text);
  }

  private void remark(Doc.Remark remark, int indent) {
    if (!remark.ownLine()) {
      put(" ");
    } else if (fresh < 0) {
      newLine(indent);
    }
    begin();
    put(remark.text());
    afterRemark = true;
  }

  private void begin() {
    if (fresh >= 0) {
      out.append(emptyLine ? "\n" : "").repeat(' ', fresh);
      fresh = -1;
      emptyLine = false;
    }
  }

  private void put(String text) {
    out.append(text);
    int last = text.lastIndexOf('\n');
    column = last < 0 ? column + text.length() : text.length() - last - 1;
  }

  private void newLine(int indent) {
    if (fresh < 0) {
      out.append('\n');
    }
    column = indent;
    fresh = indent;
    afterRemark = false;
  }

  /** Tells whether a group fits on the line, with all that follows up to the next line break. */
  private boolean fits(Doc.Group group) {
    int left = WIDTH - column;
    Deque<Frame> ahead = new ArrayDeque<>();
    ahead.push(new Frame(0, true, group.body()));
    Iterator<Frame> rest = open.iterator();
    while (left >= 0) {
      if (ahead.isEmpty()) {
        if (!rest.hasNext()) {
          return true;
        }
        ahead.push(rest.next());
      }
      Frame frame = ahead.pop();
      switch (frame.doc()) {
        case Doc.Text(String text) -> {
          int end = text.indexOf('\n');
          if (end >= 0) {
            return left >= end;
          }
          left -= text.length();
        }
        case Doc.Blank _ -> left--;
        case Doc.Line(String flat) -> {
          if (!frame.flat()) {
            return true;
          }
          left -= flat.length();
        }
        case Doc.Hard _, Doc.Empty _, Doc.Remark _ -> {
          return true;
        }
        case Doc.Concat concat -> {
          for (Doc part : concat.parts().reversed()) {
            ahead.push(new Frame(0, frame.flat(), part));
          }
        }
        case Doc.Nest nest -> ahead.push(new Frame(0, frame.flat(), nest.body()));
        // What follows the group may still be broken, and then ends the line.
        case Doc.Group next -> ahead.push(new Frame(0, frame.flat(), next.body()));
      }
    }
    return false;
  }
}
