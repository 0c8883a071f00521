package dev.ilk.cedar.format;

import java.util.List;

/** Makes documents. */
final class Docs {
  static final Doc EMPTY = new Doc.Concat(List.of(), false);

  /** A blank, unless it would begin a line. */
  static final Doc SPACE = new Doc.Blank();

  /** A blank, or a line break where the group around it is broken. */
  static final Doc LINE = new Doc.Line(" ");

  /** Nothing, or a line break where the group around it is broken. */
  static final Doc SOFT_LINE = new Doc.Line("");

  /** A line break in any case. */
  static final Doc HARD_LINE = new Doc.Hard();

  /** A line break, and an empty line before what follows; nothing at the start of the text. */
  static final Doc EMPTY_LINE = new Doc.Empty();

  private Docs() {}

  static Doc text(String text) {
    return new Doc.Text(text);
  }

  static Doc concat(List<Doc> parts) {
    return new Doc.Concat(List.copyOf(parts), parts.stream().anyMatch(Doc::broken));
  }

  static Doc concat(Doc... parts) {
    return concat(List.of(parts));
  }

  static Doc nest(Doc... body) {
    Doc whole = concat(body);
    return new Doc.Nest(whole, whole.broken());
  }

  static Doc group(Doc... body) {
    Doc whole = concat(body);
    return new Doc.Group(whole, whole.broken());
  }
}
