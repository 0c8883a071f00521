package dev.ilk.cedar.format;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two tokens.
 *
 * @param sameLine the comment on the line of the token before; empty if there is none
 * @param comments the comments on lines of their own
 * @param apart whether an empty line stands before the token after
 */
record Gap(String sameLine, List<Comment> comments, boolean apart) {

  /** Reads white space and comments. At the start of a text no line is that of a token before. */
  static Gap read(String text, boolean atStart) {
    String sameLine = "";
    List<Comment> comments = new ArrayList<>();
    boolean apart = false;
    // A comment ends at either sign, so a return alone is an end of line too.
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      boolean first = i == 0 && !atStart;
      if (line.startsWith("//")) {
        if (first) {
          sameLine = line;
        } else {
          comments.add(new Comment(line, apart));
          apart = false;
        }
      } else if (!first && i < lines.length - 1) {
        apart = true;
      }
    }
    return new Gap(sameLine, comments, apart);
  }
}
