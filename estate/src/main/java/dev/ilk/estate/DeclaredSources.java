package dev.ilk.estate;

import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.AddSource;
import dev.ilk.gate.RemoveSource;
import dev.ilk.gate.declared.Author;
import dev.ilk.gate.declared.Item;
import dev.ilk.gate.declared.Joining;
import dev.ilk.gate.declared.Known;
import dev.ilk.gate.declared.Shape;
import dev.ilk.gate.declared.Sort;
import dev.ilk.gate.declared.Step;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Span;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sources as a declaration file writes them. What was read from one is no matter of a file. */
public final class DeclaredSources implements Sort {
  private static final String CONNECTOR = "connector";
  private static final String EVERY = "every";
  private static final String WHOLE = "whole";
  private static final Shape SHAPE =
      new Shape(
          "sources",
          "source",
          "a source",
          List.of(
              Shape.naming("name", "what people call the system"),
              Shape.required(
                  CONNECTOR, 63, "how it is read, such as `github`; see `ilk discover profiles`"),
              Shape.optional(
                  "settings", Shape.Form.PAIRS, 500, "what the connector needs; never a secret"),
              Shape.optional(
                  "secret",
                  Shape.Form.TEXT,
                  500,
                  "where its credential is on the node, such as `env:ILK_SOURCE_GITHUB`"),
              Shape.optional(
                  EVERY, Shape.Form.TEXT, 20, "how often it is read by itself, such as `6h`"),
              Shape.optional(
                  WHOLE,
                  Shape.Form.TEXT,
                  20,
                  "how often all of it, though it tells what changed; `1d` if nothing is said")));

  private final SourceStore store;
  private final Joining<Source> joining;
  private final Sources sources;

  /**
   * Declares what a store keeps.
   *
   * @param store keeps sources
   * @param joining writes them with a file
   * @param sources judges them, as it does by command
   */
  public DeclaredSources(SourceStore store, Joining<Source> joining, Sources sources) {
    this.store = store;
    this.joining = joining;
    this.sources = sources;
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public int most() {
    return SourceStore.MOST;
  }

  @Override
  public List<Item> all() throws StoreUnavailable {
    return store.all().stream().map(DeclaredSources::item).toList();
  }

  private static Item item(Source source) {
    return Item.empty()
        .with("name", source.name())
        .with(CONNECTOR, source.connector())
        .with("settings", source.settings())
        .with("secret", source.secret())
        .with(EVERY, source.rhythm().every().map(Span::format).orElse(""))
        .with(WHOLE, unusual(source.rhythm().whole()));
  }

  /** What is usual is not said. */
  private static String unusual(Duration whole) {
    return whole.equals(Rhythm.WHOLE) ? "" : Span.format(whole);
  }

  private static AddSource asked(Item item) {
    return new AddSource(
        item.text("name"),
        item.text(CONNECTOR),
        item.pairs("settings"),
        item.text("secret"),
        new Rhythm(
            item.maybe(EVERY).flatMap(Rhythm::parse),
            item.maybe(WHOLE).flatMap(Rhythm::parse).orElse(Rhythm.WHOLE)));
  }

  private static Source source(Item item, Author author) {
    return Sources.source(asked(item), author.subject(), author.at());
  }

  @Override
  public Item canonical(Item item) {
    Item every =
        item.maybe(EVERY)
            .flatMap(Rhythm::parse)
            .map(time -> item.with(EVERY, Span.format(time)))
            .orElse(item);
    return item.maybe(WHOLE)
        .flatMap(Rhythm::parse)
        .map(time -> every.with(WHOLE, unusual(time)))
        .orElse(every);
  }

  @Override
  public List<Problem> check(Optional<Item> before, Item item, Known known) {
    if (before.isPresent() && !before.get().text(CONNECTOR).equals(item.text(CONNECTOR))) {
      return List.of(
          Problem.of(
                  Problem.Kind.CONFLICT,
                  "connector_fixed",
                  "a source keeps its connector, since its accounts were read by it")
              .at(CONNECTOR)
              .mend("give the new one another name"));
    }
    Optional<String> wrong =
        Stream.of(EVERY, WHOLE)
            .filter(name ->
                item.maybe(name).isPresent() && item.maybe(name).flatMap(Rhythm::parse).isEmpty())
            .findFirst();
    if (wrong.isPresent()) {
      return List.of(
          Problem.of(
                  Problem.Kind.INVALID,
                  "source_invalid",
                  "that is no length of time between %s and %s"
                      .formatted(Span.format(Rhythm.SHORTEST), Span.format(Rhythm.LONGEST)))
              .at(wrong.get())
              .mend("write it like `6h`"));
    }
    return sources.check(asked(item));
  }

  @Override
  public List<Problem> checkEnd(Item before) throws StoreUnavailable {
    String name = before.text("name");
    return store.isLarge(name)
        ? List.of(
            Problem.of(
                    Problem.Kind.CONFLICT,
                    "source_large",
                    "source `%s` has %d accounts or more, too many for a file to forget"
                        .formatted(name, SourceStore.MOST_AT_ONCE))
                .mend("forget it first, with `ilk discover remove %s`".formatted(name)))
        : List.of();
  }

  @Override
  public String meaning(Optional<Item> before, Optional<Item> after) {
    if (before.isEmpty()) {
      return after.orElseThrow().maybe(EVERY).isPresent()
          ? "it is read by itself from now on"
          : "nothing is read before `ilk discover run`";
    }
    return after.isEmpty()
        ? "its runs, and all accounts that were read from it, are forgotten"
        : "what was read stays; the next run reads as this says";
  }

  @Override
  public Step put(Optional<Item> before, Item after, Author author) {
    Source next = source(after, author);
    return Step.of(
        asked(after),
        before.isEmpty()
            ? unit -> joining.add(unit, next)
            : unit -> joining.change(unit, source(before.get(), author), next));
  }

  @Override
  public Step end(Item before, Author author) {
    Source was = source(before, author);
    return Step.of(new RemoveSource(was.name()), unit -> joining.remove(unit, was));
  }
}
