package dev.ilk.registry.leaving;

import dev.ilk.actor.Human;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Offboard;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.Bootstrap;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.people.Departed;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.words.Prose;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lets a person leave for good, or tells what that would do. */
public final class Offboarding implements Handler<Offboard, Offboard.Told> {
  private static final int TRIES = 20;

  private final RegistryStore store;
  private final Directory directory;
  private final LeaverStore leavers;
  private final Leaving leaving;

  /**
   * Builds the handler.
   *
   * @param store the registry
   * @param directory what this node holds of it
   * @param leavers who has left
   * @param leaving clears what they leave behind
   */
  public Offboarding(
      RegistryStore store, Directory directory, LeaverStore leavers, Leaving leaving) {
    this.store = store;
    this.directory = directory;
    this.leavers = leavers;
    this.leaving = leaving;
  }

  @Override
  public Result<Handled<Offboard.Told>> act(Permit<Offboard> permit) throws PartUnavailable {
    try {
      return offboard(permit.command(), permit.arrival().at());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read or written", e);
    }
  }

  private Result<Handled<Offboard.Told>> offboard(Offboard asked, Instant now)
      throws StoreUnavailable, PartUnavailable {
    Optional<Human> person = directory.human(asked.name());
    if (person.isEmpty()) {
      return refused(
          Problem.Kind.NOT_FOUND,
          "unknown",
          "`%s` is no person".formatted(Prose.shown(asked.name())),
          "look at `ilk identity ls --kind human`");
    }
    if (person.get().name().equals(Bootstrap.OPERATOR)) {
      return refused(
          Problem.Kind.INVALID,
          "reserved",
          "`operator` is Ilk's own emergency identity",
          "revoke it, if it must not be used");
    }
    Optional<Human> heir =
        asked.heir().isPresent() ? directory.human(asked.heir().get()) : Optional.empty();
    boolean fit =
        heir.filter(human -> human.standsAt(now) && !human.id().equals(person.get().id()))
            .isPresent();
    if (asked.heir().isPresent() && !fit) {
      return refused(
          Problem.Kind.INVALID,
          "heir_unfit",
          "`%s` cannot take over".formatted(Prose.shown(asked.heir().get())),
          "name another person who is active");
    }
    Offboard.Told told = leaving.told(person.get(), heir);
    if (asked.mode() == Offboard.Mode.PREVIEW) {
      return Result.ok(handled(asked, person.get(), told));
    }
    if (!told.ownerless().isEmpty()) {
      return refused(
          Problem.Kind.CONFLICT,
          "nobody_takes_over",
          "nobody would answer for %s".formatted(String.join(", ", told.ownerless())),
          "name who takes over with `--to`");
    }
    leavers.name(person.get().id(), heir.map(Human::id));
    leave(person.get().id());
    leaving.clear(person.get().id());
    return Result.ok(handled(asked, person.get(), told));
  }

  /** From here on the person proves nothing on any node, and what a crash leaves is cleared. */
  private void leave(Id.Identity id) throws StoreUnavailable {
    Key key = Key.id(id);
    for (int i = 0; i < TRIES; i++) {
      Registered found = store.find(Set.of(key)).get(key);
      if (found == null || !(found.actor() instanceof Human human)) {
        return;
      }
      if (store.replace(found.with(Departed.of(human)))) {
        directory.wrote(id);
        return;
      }
    }
    throw new StoreUnavailable(
        "the person would not stand still", new IllegalStateException("too much contention"));
  }

  private static Handled<Offboard.Told> handled(Offboard asked, Human person, Offboard.Told told) {
    TreeMap<String, String> details = new TreeMap<>();
    told.ends().forEach((sort, things) -> details.put(sort, Integer.toString(things.size())));
    details.put("handovers", Integer.toString(told.handovers().size()));
    details.put("ownerless", Integer.toString(told.ownerless().size()));
    return Handled.of(
        told,
        new Particulars.OfAction(
            asked.action(),
            Optional.empty(),
            "Identity",
            person.id().value(),
            Optional.empty(),
            details));
  }

  private static <T> Result<T> refused(
      Problem.Kind kind, String code, String message, String remedy) {
    return Result.failed(Problem.of(kind, code, message).mend(remedy));
  }
}
