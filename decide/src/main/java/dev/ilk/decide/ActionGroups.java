package dev.ilk.decide;

import dev.ilk.cedar.Schema;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which groups actions are in, such as {@code read}, {@code draft} and {@code execute} (A2), as
 * schemas say: {@code action "payments:refund" in ["execute"]}. A team's schema speaks of the
 * actions at the team's own services, the organisation's of all. Immutable.
 */
public final class ActionGroups {
  /** No action is in any group. */
  public static final ActionGroups NONE = new ActionGroups(Map.of());

  private static final String ORGANISATION = "";
  private static final String TYPE = "Action";

  private final Map<String, Map<String, Set<String>>> byTeam;

  private ActionGroups(Map<String, Map<String, Set<String>>> byTeam) {
    this.byTeam = byTeam;
  }

  /**
   * Reads schemas. One that cannot be read says nothing; it was refused when it was put forward.
   *
   * @param schemas the schemas of each team, by its name; the organisation's own under the empty
   *     text
   * @return what they say of actions
   */
  public static ActionGroups of(Map<String, List<PolicyText>> schemas) {
    Map<String, Map<String, Set<String>>> byTeam = new HashMap<>();
    schemas.forEach((team, texts) -> {
      Map<String, Set<String>> groups = new HashMap<>();
      for (PolicyText text : texts) {
        read(text)
            .forEach(action -> {
              if (action.uid().type().toString().equals(TYPE)) {
                groups
                    .computeIfAbsent(action.uid().id(), id -> new HashSet<>())
                    .addAll(names(action));
              }
            });
      }
      byTeam.put(team, closed(groups));
    });
    return new ActionGroups(byTeam);
  }

  private static List<Entity> read(PolicyText text) {
    SourceText source = SourceText.of(text.name(), text.text());
    Parsed<Schema> schema =
        text.name().endsWith(".json") ? Schema.parseJson(source) : Schema.parse(source);
    return schema instanceof Parsed.Read<Schema>(Schema read) ? read.actions() : List.of();
  }

  private static List<String> names(Entity action) {
    return action.parents().asList().stream()
        .filter(parent -> parent.type().toString().equals(TYPE))
        .map(EntityUid::id)
        .toList();
  }

  /** Groups of groups are the action's as well. */
  private static Map<String, Set<String>> closed(Map<String, Set<String>> groups) {
    Map<String, Set<String>> closed = new HashMap<>();
    for (String action : groups.keySet()) {
      Set<String> found = new HashSet<>();
      Deque<String> open = new ArrayDeque<>(groups.getOrDefault(action, Set.of()));
      while (!open.isEmpty()) {
        String next = open.pop();
        if (found.add(next)) {
          open.addAll(groups.getOrDefault(next, Set.of()));
        }
      }
      closed.put(action, Set.copyOf(found));
    }
    return closed;
  }

  /**
   * The groups of an action.
   *
   * @param team whose service it is at
   * @param action which, such as {@code payments:refund}
   * @return those that the team's and the organisation's schemas put it in
   */
  public Set<String> of(String team, String action) {
    Set<String> own = of(action, byTeam.getOrDefault(team, Map.of()));
    Set<String> general = of(action, byTeam.getOrDefault(ORGANISATION, Map.of()));
    if (own.isEmpty() || general.isEmpty()) {
      return own.isEmpty() ? general : own;
    }
    Set<String> both = new HashSet<>(own);
    both.addAll(general);
    return both;
  }

  /**
   * All actions that are in a group.
   *
   * @param team at whose services
   * @return the groups of each
   */
  public SortedMap<String, Set<String>> all(String team) {
    SortedMap<String, Set<String>> all = new TreeMap<>();
    for (String schemas : List.of(ORGANISATION, team)) {
      byTeam
          .getOrDefault(schemas, Map.of())
          .keySet()
          .forEach(action -> all.put(action, of(team, action)));
    }
    return all;
  }

  private static Set<String> of(String action, Map<String, Set<String>> groups) {
    return groups.getOrDefault(action, Set.of());
  }
}
