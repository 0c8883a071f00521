package dev.ilk.registry;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** A registry over rows in memory, with everything a test needs to work on it. */
public final class World {
  /** When the world begins. */
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

  /** Where rows are. */
  public final InMemoryStore store = new InMemoryStore();

  /** What reads them. */
  public final Directory directory = new Directory(store, store, 100, Duration.ofSeconds(10));

  /** Where ids come from. */
  public final Ids ids = new Ids(InstantSource.fixed(NOW));

  /** The present, which a test may move. */
  public Instant now = NOW;

  /** The handler of declarations, for which every rule and policy is right. */
  public final RegistryChanging changing =
      new RegistryChanging(
          store, directory, ids, rules -> List.of(), clients -> List.of(), policies -> List.of());

  /** Compares. */
  public Result<ChangeRegistry.Changes> plan(String document) throws StoreUnavailable {
    return changing.change(new ChangeRegistry(document, ChangeRegistry.Mode.PLAN), now);
  }

  /** Applies. */
  public Result<ChangeRegistry.Changes> apply(String document) throws StoreUnavailable {
    return changing.change(new ChangeRegistry(document, ChangeRegistry.Mode.APPLY), now);
  }

  /** Applies what must be right, and tells each change as one line. */
  public List<String> applied(String document) throws StoreUnavailable {
    return lines(apply(document));
  }

  /** The changes of a result, one line each. */
  public static List<String> lines(Result<ChangeRegistry.Changes> result) {
    return switch (result) {
      case Result.Ok<ChangeRegistry.Changes>(ChangeRegistry.Changes changes) ->
          changes.changes().stream()
              .map(change ->
                  change.verb()
                      + " "
                      + change.type()
                      + " "
                      + change.name()
                      + (change.verb() == ChangeRegistry.Verb.CHANGE ? " " + fields(change) : ""))
              .toList();
      case Result.Failed<ChangeRegistry.Changes>(List<Problem> problems) ->
          throw new AssertionError(sentences(problems));
    };
  }

  private static String fields(ChangeRegistry.Change change) {
    return change.fields().stream()
        .map(field -> "%s: `%s` → `%s`".formatted(field.name(), field.before(), field.after()))
        .collect(Collectors.joining(", "));
  }

  /** What a refused declaration is told. */
  public String refusal(String document) throws StoreUnavailable {
    return switch (plan(document)) {
      case Result.Ok<ChangeRegistry.Changes> ok -> throw new AssertionError("accepted: " + ok);
      case Result.Failed<ChangeRegistry.Changes>(List<Problem> problems) -> sentences(problems);
    };
  }

  private static String sentences(List<Problem> problems) {
    return problems.stream().map(Problem::sentence).collect(Collectors.joining("\n", "", "\n"));
  }
}
