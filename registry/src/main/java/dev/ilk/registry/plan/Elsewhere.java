package dev.ilk.registry.plan;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.declared.Author;
import dev.ilk.gate.declared.Item;
import dev.ilk.gate.declared.Known;
import dev.ilk.gate.declared.Shape;
import dev.ilk.gate.declared.Sort;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.Place;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.declare.Spec;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Works out what a declaration changes of the things that other rooms keep. Which set manages one
 * is the registry's knowledge; what it is, the room's.
 */
public final class Elsewhere {
  private final Declaration declaration;
  private final Catalogue catalogue;
  private final Author author;
  private final Problems problems;
  private final Known known;
  private final List<ChangeRegistry.Change> changes = new ArrayList<>();
  private final List<ChangeRegistry.Change> ends = new ArrayList<>();
  private final List<Declared> managed = new ArrayList<>();
  private final List<Declared.Ref> released = new ArrayList<>();
  private final List<Steps.Named> steps = new ArrayList<>();

  private Elsewhere(
      Declaration declaration, Catalogue catalogue, Author author, Problems problems) {
    this.declaration = declaration;
    this.catalogue = catalogue;
    this.author = author;
    this.problems = problems;
    Set<Environment> environments = new HashSet<>(catalogue.environments().keySet());
    declaration.environments().forEach(one -> environments.add(one.value().environment()));
    Set<Team> teams = new HashSet<>(catalogue.teams());
    declaration.teams().forEach(one -> teams.add(one.value()));
    this.known = new Known(environments, teams);
  }

  /**
   * Plans. What a declaration does not speak of, and does not prune, is not even read.
   *
   * @param declaration what is wanted
   * @param catalogue which set manages what
   * @param sorts the sorts of things that other rooms keep
   * @param author who wants it, and when
   * @param problems where everything is noted that is wrong with the entries
   * @return what changes; whole only if nothing was noted
   * @throws StoreUnavailable if the store does not answer
   */
  public static Steps plan(
      Declaration declaration,
      Catalogue catalogue,
      List<Sort> sorts,
      Author author,
      Problems problems)
      throws StoreUnavailable {
    Elsewhere planned = new Elsewhere(declaration, catalogue, author, problems);
    for (Sort sort : sorts) {
      List<Spec.At<Item>> wanted =
          declaration.items().getOrDefault(sort.shape().section(), List.of());
      if (!wanted.isEmpty() || declaration.prune()) {
        planned.plan(sort, wanted);
      }
    }
    planned.changes.addAll(planned.ends);
    return new Steps(planned.changes, planned.managed, planned.released, planned.steps);
  }

  private void plan(Sort sort, List<Spec.At<Item>> wanted) throws StoreUnavailable {
    Shape shape = sort.shape();
    Map<String, Item> current = new TreeMap<>();
    sort.all().forEach(item -> current.put(shape.nameOf(item), item));
    Set<String> named = new HashSet<>();
    for (Spec.At<Item> one : wanted) {
      String name = shape.nameOf(one.value());
      named.add(Declared.OfManaged.named(shape.word(), name));
      want(sort, one, name, Optional.ofNullable(current.get(name)));
    }
    Set<String> after = new HashSet<>(named);
    current.keySet().forEach(name -> after.add(Declared.OfManaged.named(shape.word(), name)));
    if (declaration.prune()) {
      after.removeAll(prune(sort, current, named));
    }
    if (!wanted.isEmpty() && after.size() > sort.most()) {
      problems.conflict(
          wanted.getLast().place(),
          "too_many",
          "there would be %d %s, and at most %d are possible"
              .formatted(after.size(), shape.section(), sort.most()),
          "take some out first");
    }
  }

  private void want(Sort sort, Spec.At<Item> one, String name, Optional<Item> before)
      throws StoreUnavailable {
    Item after = sort.canonical(one.value());
    String word = sort.shape().word();
    String ref = Declared.OfManaged.named(word, name);
    String stored = catalogue.managing(ref).orElse("");
    Sets.check(declaration.set(), stored, one.place(), name, problems);
    boolean same = before.equals(Optional.of(after));
    if (!same) {
      List<Problem> wrong = sort.check(before, after, known);
      wrong.forEach(problem -> problems.add(problem.at(where(one, problem))));
      if (!wrong.isEmpty()) {
        return;
      }
      steps.add(new Steps.Named(word, name, sort.put(before, after, author)));
    }
    // Things of the unnamed set may be taken over, as those of no set: nobody need note them.
    boolean moved =
        !declaration.set().equals(Declaration.UNNAMED) && !declaration.set().equals(stored);
    if (moved) {
      managed.add(new Declared.OfManaged(ref, declaration.set()));
    }
    if (!same || moved) {
      Map<String, String> was = before.map(Elsewhere::fields).orElse(new HashMap<>());
      Map<String, String> is = fields(after);
      String set = moved ? declaration.set() : stored;
      before.ifPresent(item -> put(was, "set", stored));
      put(is, "set", set);
      changes.add(
          new ChangeRegistry.Change(
              before.isPresent() ? ChangeRegistry.Verb.CHANGE : ChangeRegistry.Verb.ADD,
              word,
              name,
              Differences.between(was, is),
              same ? "" : sort.meaning(before, Optional.of(after))));
    }
  }

  private static String where(Spec.At<Item> one, Problem problem) {
    return problem.where().isEmpty()
        ? one.place().toString()
        : one.place().within(one.place().line(), problem.where()).toString();
  }

  /** Ends what the set manages and the file no longer names; gives back what that is. */
  private Set<String> prune(Sort sort, Map<String, Item> current, Set<String> named)
      throws StoreUnavailable {
    Set<String> gone = new HashSet<>();
    String word = sort.shape().word();
    for (Declared one : catalogue.all()) {
      boolean dropped =
          one instanceof Declared.OfManaged of
              && of.name().startsWith(word + ":")
              && of.set().equals(declaration.set())
              && !named.contains(of.name());
      if (dropped) {
        released.add(one.ref());
        gone.add(one.ref().name());
        String name = one.ref().name().substring(word.length() + 1);
        Item before = current.get(name);
        // What a command has ended meanwhile is only forgotten.
        if (before != null) {
          end(sort, name, before);
        }
      }
    }
    return gone;
  }

  private void end(Sort sort, String name, Item before) throws StoreUnavailable {
    String word = sort.shape().word();
    Place place = new Place(1, "prune." + sort.shape().section());
    sort.checkEnd(before).forEach(problem -> problems.add(problem.at(place.toString())));
    steps.add(new Steps.Named(word, name, sort.end(before, author)));
    Map<String, String> was = fields(before);
    put(was, "set", declaration.set());
    ends.add(
        new ChangeRegistry.Change(
            ChangeRegistry.Verb.END,
            word,
            name,
            Differences.between(was, Map.of()),
            sort.meaning(Optional.of(before), Optional.empty())));
  }

  private static Map<String, String> fields(Item item) {
    Map<String, String> fields = new LinkedHashMap<>();
    item.values().forEach((key, value) -> fields.put(key, value.shown()));
    return fields;
  }

  private static void put(Map<String, String> fields, String key, String value) {
    if (!value.isEmpty()) {
      fields.put(key, value);
    }
  }
}
