package dev.ilk.registry;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.ExportRegistry;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Together;
import dev.ilk.gate.declared.Author;
import dev.ilk.gate.declared.Sort;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.check.PolicyCheck;
import dev.ilk.registry.check.TrustCheck;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.RegistryStore;
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
      changing(rules -> List.of(), clients -> List.of(), policies -> List.of());

  /** A handler with other judgements. */
  public RegistryChanging changing(TrustCheck rules, ClientCheck clients, PolicyCheck policies) {
    return new RegistryChanging(
        store, directory, ids, rules, clients, policies, List.of(), new NoneTogether());
  }

  /** For files that say nothing of what other rooms keep. */
  public static final class NoneTogether implements Together {
    @Override
    public <T> Outcome<T> pass(Permit<?> permit, List<Deed> deeds, Act<T> act) {
      throw new AssertionError("there is nothing to decide");
    }
  }

  /** What a set is exported as, in one part. */
  public static String exported(RegistryStore store, List<Sort> sorts, String set)
      throws StoreUnavailable {
    return switch (new RegistryExporting(store, sorts).export(new ExportRegistry(set, ""), NOW)) {
      case Result.Ok<ExportRegistry.Part>(ExportRegistry.Part part) -> part.document();
      case Result.Failed<ExportRegistry.Part>(List<Problem> problems) ->
          throw new AssertionError(sentences(problems));
    };
  }

  /** Works on it as Ilk itself would, without a decision. */
  public static Result<ChangeRegistry.Changes> change(
      RegistryChanging changing, ChangeRegistry asked, Instant now) throws StoreUnavailable {
    try {
      return changing.change(
          asked, new Author("human:alice", now), (plan, write) -> write.act(List.of()));
    } catch (PartUnavailable e) {
      throw new StoreUnavailable("a part does not answer", e);
    }
  }

  /** Compares. */
  public Result<ChangeRegistry.Changes> plan(String document) throws StoreUnavailable {
    return change(changing, new ChangeRegistry(document, ChangeRegistry.Mode.PLAN), now);
  }

  /** Applies. */
  public Result<ChangeRegistry.Changes> apply(String document) throws StoreUnavailable {
    return change(changing, new ChangeRegistry(document, ChangeRegistry.Mode.APPLY), now);
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
