package dev.ilk.cedar.format;

import java.util.List;

/**
 * A text that may be laid out in several ways, in the manner of Oppen and Wadler: a group stands on
 * one line if it fits, and otherwise every line break directly in it is taken.
 */
sealed interface Doc {
  /** Tells whether no line can hold it. */
  default boolean broken() {
    return false;
  }

  record Text(String text) implements Doc {}

  record Blank() implements Doc {}

  record Line(String flat) implements Doc {}

  record Hard() implements Doc {
    @Override
    public boolean broken() {
      return true;
    }
  }

  record Empty() implements Doc {
    @Override
    public boolean broken() {
      return true;
    }
  }

  /** A comment; what follows it begins a line. */
  record Remark(String text, boolean ownLine) implements Doc {
    @Override
    public boolean broken() {
      return true;
    }
  }

  record Concat(List<Doc> parts, boolean broken) implements Doc {}

  record Nest(Doc body, boolean broken) implements Doc {}

  record Group(Doc body, boolean broken) implements Doc {}
}
