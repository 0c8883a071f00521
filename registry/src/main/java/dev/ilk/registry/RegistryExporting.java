package dev.ilk.registry;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.actor.Status;
import dev.ilk.gate.ExportRegistry;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.declared.Sort;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.export.Document;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes what is registered as declarations, in parts (R10). A part is short enough to be applied
 * by itself, and a part's cost does not grow with how many identities there are.
 */
public final class RegistryExporting implements Handler<ExportRegistry, ExportRegistry.Part> {
  /**
   * So many characters, and the part is full. An identity has some hundred thousand at most, so the
   * part stays within what one file may have.
   */
  private static final int FULL = 4 * 1024 * 1024;

  private final RegistryStore store;
  private final List<Sort> sorts;

  /**
   * Builds the handler.
   *
   * @param store the registry
   * @param sorts what other rooms keep
   */
  public RegistryExporting(RegistryStore store, List<Sort> sorts) {
    this.store = store;
    this.sorts = List.copyOf(sorts);
  }

  @Override
  public Result<Handled<ExportRegistry.Part>> act(Permit<ExportRegistry> permit)
      throws PartUnavailable {
    ExportRegistry asked = permit.command();
    try {
      return export(asked, permit.arrival().at())
          .then(part -> Result.ok(Handled.of(part, asked.asked())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  Result<ExportRegistry.Part> export(ExportRegistry asked, Instant now) throws StoreUnavailable {
    // The version first: what is written while the rest is read is of a later one.
    Catalogue catalogue = store.catalogue();
    List<String> sets = sets(catalogue);
    boolean unnamed = asked.set().equals(Declaration.UNNAMED);
    if (!unnamed && !sets.contains(asked.set())) {
      return Result.failed(
          Problem.of(Problem.Kind.NOT_FOUND, "unknown_set", "no set of that name manages anything")
              .at("set")
              .mend("there are: `%s`".formatted(String.join("`, `", sets))));
    }
    Optional<Kind> from = kind(asked.after());
    if (from.isEmpty()) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "malformed_value", "this is the mark of no part")
              .at("after")
              .mend("give the `next` of the part before"));
    }
    Document document = new Document(asked.set(), unnamed, catalogue);
    if (asked.after().isEmpty()) {
      document.addShared();
      for (Sort sort : sorts) {
        document.add(sort.shape(), sort.all());
      }
    }
    List<ExportRegistry.LeftOut> leftOut = new ArrayList<>();
    String mark = asked.after();
    boolean full = false;
    for (Kind kind : EnumSet.range(from.get(), Kind.AGENT)) {
      // A mark of the kind before is not after anything of this one.
      List<Registered> page = full ? List.of() : store.page(filter(asked.set(), kind, mark));
      full |= page.size() == Filter.MOST;
      for (Registered one : page) {
        if (one.revision() > catalogue.version()) {
          return Result.failed(moved());
        }
        if (document.length() >= FULL) {
          full = true;
          break;
        }
        mark = one.actor().subject();
        add(one, now, document, leftOut);
      }
    }
    Optional<String> next = full ? Optional.of(mark) : Optional.empty();
    return Result.ok(
        new ExportRegistry.Part(document.text(), catalogue.version(), next, leftOut, sets));
  }

  private static void add(
      Registered one, Instant now, Document document, List<ExportRegistry.LeftOut> leftOut) {
    Actor actor = one.actor();
    if (actor.status() == Status.ENDED) {
      return;
    }
    if (actor.status() == Status.REVOKED) {
      leftOut.add(new ExportRegistry.LeftOut(actor.subject(), "it is revoked"));
    } else if (actor.expires().filter(end -> !end.isAfter(now)).isPresent()) {
      leftOut.add(new ExportRegistry.LeftOut(actor.subject(), "it has run out"));
    } else {
      document.add(one);
    }
  }

  private static Filter filter(String set, Kind kind, String mark) {
    String after = mark.startsWith(kind.word() + ":") ? mark : "";
    return new Filter(
        Optional.of(kind), Optional.empty(), Optional.of(set), "", after, Filter.MOST);
  }

  private List<String> sets(Catalogue catalogue) throws StoreUnavailable {
    Set<String> sets = new TreeSet<>(store.sets());
    catalogue.all().forEach(one -> sets.add(one.set()));
    // What directories provision, and what nobody manages, no file can declare.
    sets.removeIf(set -> !Names.TENANT.matcher(set).matches());
    return List.copyOf(sets);
  }

  private static Optional<Kind> kind(String mark) {
    if (mark.isEmpty()) {
      return Optional.of(Kind.HUMAN);
    }
    int colon = Math.max(0, mark.indexOf(':'));
    String name = mark.substring(Math.min(mark.length(), colon + 1));
    return Kind.of(mark.substring(0, colon))
        .filter(kind -> (kind == Kind.HUMAN ? Names.HUMAN : Names.MACHINE).matcher(name).matches());
  }

  private static Problem moved() {
    return Problem.of(
            Problem.Kind.CONFLICT,
            "registry_moved",
            "the registry changed while this was read; parts of two versions do not belong"
                + " together")
        .mend("begin again with the first part");
  }
}
