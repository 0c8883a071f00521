package dev.ilk.provenance;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, read strictly: each has its type, and where a format is closed
 * there is none besides. What is wrong ends the reading of the whole; nothing is guessed.
 */
final class Members {
  private final String where;
  private final Map<?, ?> members;

  private Members(String where, Map<?, ?> members) {
    this.where = where;
    this.members = members;
  }

  /** Ends a reading; never leaves the room. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Malformed(String where, String expected) {
      super(expected, null, false, false);
      this.problem =
          Problem.of(Problem.Kind.INVALID, "provenance_malformed", "expected " + expected)
              .at(where);
    }
  }

  /** Reads a whole document. */
  static <T> Result<T> document(byte[] json, String name, Function<Members, T> reader) {
    return Claims.parse(json)
        .then(claims -> {
          try {
            return Result.ok(reader.apply(new Members(name, claims.asMap())));
          } catch (Malformed e) {
            return Result.failed(e.problem);
          }
        });
  }

  /** The format is closed: there is nothing besides. */
  Members only(String... names) {
    Set<String> known = Set.of(names);
    for (Object name : members.keySet()) {
      if (!known.contains(name)) {
        throw new Malformed(where + "." + name, "no such member");
      }
    }
    return this;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new Malformed(where + "." + name, "a text");
  }

  /** Standard base64 with its padding, as protobuf writes bytes. */
  byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw new Malformed(where + "." + name, "bytes in base64");
    }
  }

  /** A number from 0 up; protobuf writes 64 bits as a text. */
  long number(String name) {
    Object value = members.get(name);
    try {
      long number =
          switch (value) {
            case String text -> Long.parseLong(text);
            case Long whole -> whole;
            case Integer whole -> whole;
            case null, default -> -1;
          };
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as all else that is no number.
    }
    throw new Malformed(where + "." + name, "a whole number");
  }

  Members object(String name) {
    return object(where + "." + name, members.get(name));
  }

  List<Members> objects(String name, int most) {
    return list(name, most).stream().map(one -> object(where + "." + name, one)).toList();
  }

  List<String> texts(String name, int most) {
    List<String> texts = new ArrayList<>();
    for (Object one : list(name, most)) {
      must(one instanceof String, name, "texts");
      texts.add((String) one);
    }
    return texts;
  }

  private static Members object(String place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Members(place, map);
    }
    throw new Malformed(place, "an object");
  }

  private List<?> list(String name, int most) {
    if (members.get(name) instanceof List<?> list && list.size() <= most) {
      return list;
    }
    throw new Malformed(where + "." + name, "a list of at most " + most);
  }

  /** Demands that something is so. */
  void must(boolean holds, String name, String expected) {
    if (!holds) {
      throw new Malformed(where + "." + name, expected);
    }
  }
}
