package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which attributes are told (RFC 7644, section 3.9). The identifier and the schemas always are.
 *
 * @param wanted in lower case, without the schema of the resource itself; empty for all
 * @param unwanted the same; empty for none
 */
record Projection(Set<String> wanted, Set<String> unwanted) {
  static final Projection ALL = new Projection(Set.of(), Set.of());

  private static final int MOST = 100;
  private static final Set<String> ALWAYS = Set.of("id", "schemas");

  static Result<Projection> of(List<String> wanted, List<String> unwanted) {
    if (wanted.size() > MOST || unwanted.size() > MOST) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "value_invalid", "at most %d names".formatted(MOST))
              .at("attributes"));
    }
    return Result.ok(new Projection(plain(wanted), plain(unwanted)));
  }

  private static Set<String> plain(List<String> names) {
    Set<String> plain = new TreeSet<>();
    for (String name : names) {
      String lower = name.strip().toLowerCase(Locale.ROOT);
      String core = lower.startsWith(Paths.CORE) ? lower.replaceFirst(Paths.CORE_NAMES, "") : lower;
      if (!core.isEmpty()) {
        plain.add(core);
      }
    }
    return plain;
  }

  /** Whether an attribute is asked for by name. */
  boolean names(String attribute) {
    return wanted.contains(attribute);
  }

  /** Whether an attribute is told at all. */
  boolean tells(String attribute) {
    return !unwanted.contains(attribute)
        && (wanted.isEmpty() || wanted.stream().anyMatch(name -> isOf(name, attribute)));
  }

  /** Takes out what is not told. */
  ObjectNode of(ObjectNode resource) {
    List<String> names = new ArrayList<>();
    resource.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (ALWAYS.contains(lower)) {
        continue;
      }
      if (!tells(lower)) {
        resource.remove(name);
      } else if (resource.get(name) instanceof ObjectNode inner) {
        within(inner, lower);
      } else if (resource.get(name) instanceof ArrayNode list) {
        list.forEach(one -> {
          if (one instanceof ObjectNode inner) {
            within(inner, lower);
          }
        });
      }
    }
    return resource;
  }

  private void within(ObjectNode inner, String attribute) {
    boolean whole = wanted.isEmpty() || wanted.contains(attribute);
    List<String> names = new ArrayList<>();
    inner.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean told = whole || wanted.stream().anyMatch(one -> isWithin(one, attribute, lower));
      boolean hidden =
          unwanted.stream()
              .anyMatch(one ->
                  one.equals(attribute + "." + lower) || one.equals(attribute + ":" + lower));
      if (!told || hidden) {
        inner.remove(name);
      }
    }
  }

  private static boolean isOf(String name, String attribute) {
    return name.equals(attribute)
        || name.startsWith(attribute + ".")
        || name.startsWith(attribute + ":");
  }

  private static boolean isWithin(String name, String attribute, String inner) {
    return isOf(name, attribute + "." + inner) || isOf(name, attribute + ":" + inner);
  }
}
