package dev.ilk.cedar.format;

import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.syntax.PolicyParser;
import java.util.List;

/**
 * Formats files of policies and templates. Comments stay where they are, at most one empty line
 * stands between the comments before a policy, one between two policies, and none within one.
 * Formatting what is formatted changes nothing.
 */
public final class Formatter {
  private Formatter() {}

  /**
   * Formats a file.
   *
   * @param source policies in Cedar's own syntax
   * @return the same policies, laid out; or what is wrong with the text
   */
  public static Parsed<String> format(SourceText source) {
    return PolicyParser.read(source).map(policies -> format(source, Piece.of(source)));
  }

  private static String format(SourceText source, List<Piece> pieces) {
    String text = Renderer.render(new PolicyLayout(new Pieces(pieces)).file());
    String formatted = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    // INVARIANT: the same tokens, and so the same policies. A file is written over with this.
    if (!tokens(Piece.of(SourceText.of(formatted))).equals(tokens(pieces))) {
      throw new IllegalStateException("formatting changes `" + source.name() + "`");
    }
    return formatted;
  }

  private static List<String> tokens(List<Piece> pieces) {
    return pieces.stream().map(piece -> piece.token().text()).toList();
  }
}
