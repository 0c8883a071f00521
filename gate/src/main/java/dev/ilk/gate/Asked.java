package dev.ilk.gate;

import dev.ilk.record.Particulars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Short forms for {@link Command#asked()}. */
final class Asked {
  private Asked() {}

  static Particulars action(String action, String resourceType, String resourceId) {
    return action(action, resourceType, resourceId, Map.of());
  }

  static Particulars action(
      String action, String resourceType, String resourceId, Map<String, String> details) {
    return new Particulars.OfAction(
        action,
        Optional.empty(),
        resourceType,
        resourceId,
        Optional.empty(),
        new TreeMap<>(details));
  }

  static Particulars.OfCredential credential(
      String type, String audience, Iterable<String> scopes) {
    return new Particulars.OfCredential(
        type,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        audience,
        sorted(scopes),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of());
  }

  static Particulars.OfCredential taking(String type, String what) {
    return new Particulars.OfCredential(
        type,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(what));
  }

  private static List<String> sorted(Iterable<String> scopes) {
    List<String> list = new ArrayList<>();
    scopes.forEach(list::add);
    list.sort(null);
    return list;
  }
}
