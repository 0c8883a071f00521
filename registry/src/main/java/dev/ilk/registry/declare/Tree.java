package dev.ilk.registry.declare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.ilk.registry.words.Prose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads YAML 1.1 or JSON (RFC 8259) into nodes. Narrower than YAML on purpose: no anchors and
 * aliases, no tags, no key twice, so that what a file says is what is written in it, and a small
 * file stays small.
 */
final class Tree {
  static final int LONGEST = 8 * 1024 * 1024;
  private static final int DEEPEST = 12;
  private static final int MOST_DOCUMENTS = 1000;

  /** A YAML scanner's work grows with the square of a token, and a token ends with its line. */
  private static final int LONGEST_LINE = 128 * 1024;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1024 * 1024).build();
  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(LIMITS).build();
  private static final JsonFactory YAML = yaml();

  private final JsonParser parser;
  private final Problems problems;

  private Tree(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  private static JsonFactory yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    options.setNestingDepthLimit(64);
    options.setAllowDuplicateKeys(true); // refused below, with both lines told
    return YAMLFactory.builder()
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .loaderOptions(options)
        .streamReadConstraints(LIMITS)
        .build();
  }

  /** The documents of a file; none from the first place on that is no YAML or JSON. */
  static List<Node> read(String text, Problems problems) {
    if (text.length() > LONGEST) {
      problems.invalid(
          new Place(1, ""),
          "too_long",
          "the declaration has %d characters; at most %d are read"
              .formatted(text.length(), LONGEST),
          "split it into several sets");
      return List.of();
    }
    boolean json = text.stripLeading().startsWith("{");
    OptionalInt endless = json ? OptionalInt.empty() : longLine(text);
    if (endless.isPresent()) {
      problems.invalid(
          new Place(endless.getAsInt(), ""),
          "too_long",
          "this line has more than %d characters".formatted(LONGEST_LINE),
          "break it");
      return List.of();
    }
    List<Node> documents = new ArrayList<>();
    try (JsonParser parser = (json ? JSON : YAML).createParser(text)) {
      Tree tree = new Tree(parser, problems);
      while (parser.nextToken() != null) {
        documents.add(tree.node(0));
        if (documents.size() > MOST_DOCUMENTS) {
          String message = "a file has at most %d documents".formatted(MOST_DOCUMENTS);
          problems.invalid(new Place(1, ""), "too_many", message, "join some of them");
          break;
        }
      }
    } catch (TooDeep e) {
      problems.invalid(
          new Place(e.line, ""),
          "too_deep",
          "this is nested more than %d levels deep".formatted(DEEPEST),
          "no key of a declaration is that deep");
    } catch (JsonProcessingException e) {
      problems.invalid(new Place(Syntax.line(e), ""), "syntax", Syntax.message(e), "mend it first");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
    return documents;
  }

  private static OptionalInt longLine(String text) {
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      if (next - start > LONGEST_LINE) {
        return OptionalInt.of(line);
      }
      start = next;
      line++;
    }
    return OptionalInt.empty();
  }

  private Node node(int depth) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    if (depth > DEEPEST) {
      throw new TooDeep(line);
    }
    refuseReferences(line);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> map(line, depth);
      case START_ARRAY -> list(line, depth);
      case VALUE_NULL -> new Node.OfNothing(line);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Node.OfText(line, parser.getText());
      case VALUE_EMBEDDED_OBJECT -> new Node.OfNothing(line); // a tag, refused above
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE ->
          throw new IllegalStateException("a value cannot begin with " + token);
    };
  }

  private Node map(int line, int depth) throws IOException {
    Map<String, Node.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int at = parser.currentTokenLocation().getLineNr();
      refuseReferences(at);
      String key = parser.currentName();
      parser.nextToken();
      Node.Member member = new Node.Member(at, node(depth + 1));
      Node.Member before = members.putIfAbsent(key, member);
      if (before != null) {
        problems.invalid(
            new Place(at, ""),
            "duplicate_key",
            "`%s` stands here a second time; first on line %d"
                .formatted(Prose.shown(key), before.line()),
            "keep one of them");
      }
    }
    return new Node.OfMap(line, members);
  }

  private Node list(int line, int depth) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return new Node.OfList(line, items);
  }

  private void refuseReferences(int line) throws IOException {
    if (!(parser instanceof YAMLParser yaml)) {
      return;
    }
    if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
      problems.invalid(
          new Place(line, ""),
          "alias",
          "anchors and aliases are not read: `%s`"
              .formatted(
                  Prose.shown(Optional.ofNullable(yaml.getObjectId()).orElse(yaml.getText()))),
          "write out what is meant");
    }
    if (yaml.getTypeId() != null) {
      problems.invalid(
          new Place(line, ""),
          "tag",
          "tags are not read: `%s`".formatted(Prose.shown(yaml.getTypeId())),
          "take it out");
    }
  }

  /** Ends reading at once: what is this deep is no declaration. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int line;

    TooDeep(int line) {
      this.line = line;
    }
  }
}
