package dev.ilk.lifecycle;

import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Renew;
import dev.ilk.gate.lifecycle.Renewal;
import dev.ilk.gate.lifecycle.Stage;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Renews machine identities beside their real use: what nobody used only its approver can renew,
 * and scopes that were not used go.
 */
public final class Renewing implements Handler<Renew, Renewal> {
  private static final int TRIES = 20;

  private final RegistryStore registry;
  private final Directory directory;
  private final LapseStore lapses;
  private final Need.Source needs;
  private final Schedule schedule;

  /**
   * Builds the handler.
   *
   * @param registry the registry
   * @param directory what this node holds of it
   * @param lapses how far the ends of identities were carried
   * @param needs how identities are really used
   * @param schedule how long a renewal lets live
   */
  public Renewing(
      RegistryStore registry,
      Directory directory,
      LapseStore lapses,
      Need.Source needs,
      Schedule schedule) {
    this.registry = registry;
    this.directory = directory;
    this.lapses = lapses;
    this.needs = needs;
    this.schedule = schedule;
  }

  @Override
  public Result<Handled<Renewal>> act(Permit<Renew> permit) throws PartUnavailable {
    Renew asked = permit.command();
    try {
      for (int i = 0; i < TRIES; i++) {
        Registered found = find(asked.subject());
        if (found == null || !(found.actor() instanceof Machine machine)) {
          return refused(
              "no_machine", "only workloads and agents are renewed", "look at `ilk identity ls`");
        }
        Renewal renewal = renewal(asked, machine, permit.arrival().at());
        if (asked.mode() == Renew.Mode.PREVIEW) {
          return Result.ok(Handled.of(renewal, asked.asked()));
        }
        Optional<Problem> objection =
            objection(asked, machine, renewal, permit.proof().actor().name());
        if (objection.isPresent()) {
          return Result.failed(objection.get());
        }
        if (registry.replace(found.with(renewed(machine, renewal, permit.arrival().at())))) {
          directory.wrote(machine.id());
          return Result.ok(Handled.of(renewal, told(asked, machine, renewal)));
        }
      }
      throw new PartUnavailable(
          "the identity would not stand still", new IllegalStateException("too much contention"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read or written", e);
    }
  }

  private @Nullable Registered find(String subject) throws StoreUnavailable {
    Key key =
        Ids.parse(Id.Identity.PREFIX, Id.Identity::new, subject)
            .map(Key::id)
            .orElseGet(() -> Key.subject(subject));
    return registry.find(Set.of(key)).get(key);
  }

  private Renewal renewal(Renew asked, Machine machine, Instant now) throws PartUnavailable {
    Need need = needs.of(machine, now);
    return new Renewal(
        machine.subject(),
        machine.end(),
        now.plus(asked.life().orElse(schedule.renewal())).truncatedTo(ChronoUnit.SECONDS),
        need.use().last(),
        need.use().count(),
        need.use().atLeast(),
        need.audiences(),
        need.unused(),
        asked.keepScopes() ? List.of() : need.unused(),
        need.dormant());
  }

  private Optional<Problem> objection(Renew asked, Machine machine, Renewal renewal, String by)
      throws StoreUnavailable {
    if (machine.status() == Status.ENDED) {
      return conflict("ended", "it is over for good", "declare another identity");
    }
    if (machine.status() == Status.REVOKED && !ranOut(machine)) {
      return conflict(
          "revoked",
          "it was taken back by hand, which renewing does not undo",
          "ask whoever took it back; `ilk trace` tells who and why");
    }
    Duration life = asked.life().orElse(schedule.renewal());
    if (!life.isPositive() || life.compareTo(schedule.renewal()) > 0) {
      return Optional.of(
          Problem.of(
                  Problem.Kind.INVALID,
                  "too_long",
                  "a renewal lasts for at most %s".formatted(Span.format(schedule.renewal())))
              .at("for")
              .mend("renew again when the need is confirmed again"));
    }
    if (!renewal.end().isAfter(machine.end())) {
      return conflict(
          "not_due",
          "it stands until %s already".formatted(machine.end()),
          "renew it later, or for longer");
    }
    return renewal.dormant() ? unneeded(machine, renewal, by) : Optional.empty();
  }

  /** A need that the record does not show takes the word of who approves it. */
  private static Optional<Problem> unneeded(Machine machine, Renewal renewal, String by) {
    Optional<String> approver = machine.stewardship().approver();
    if (approver.filter(by::equals).isPresent()) {
      return Optional.empty();
    }
    String used =
        renewal.lastUse().map(last -> "was not used since " + last).orElse("was never used");
    return Optional.of(
        Problem.of(Problem.Kind.REFUSED, "unused", "it " + used)
            .mend(
                approver
                    .map("let it end, or ask its approver `%s` to renew it"::formatted)
                    .orElse("let it end, or declare an approver who renews it")));
  }

  private boolean ranOut(Machine machine) throws StoreUnavailable {
    return lapses
        .find(machine.id())
        .filter(lapse -> lapse.end().equals(machine.end()) && lapse.stage() == Stage.STOPPED)
        .isPresent();
  }

  private static Machine renewed(Machine machine, Renewal renewal, Instant now) {
    Set<String> scopes = new HashSet<>(machine.scopes());
    scopes.removeAll(renewal.dropped());
    return machine.in(Status.ACTIVE, machine.stewardship().reviewed(now), renewal.end(), scopes);
  }

  private static Particulars told(Renew asked, Machine machine, Renewal renewal) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("subject", machine.subject());
    details.put("reason", asked.reason());
    details.put("end_before", renewal.before().toString());
    details.put("end", renewal.end().toString());
    details.put("last_use", renewal.lastUse().map(Instant::toString).orElse("never"));
    details.put("dropped", String.join(" ", renewal.dropped()));
    details.put("dormant", Boolean.toString(renewal.dormant()));
    return new Particulars.OfAction(
        asked.action(),
        Optional.empty(),
        "Identity",
        machine.id().value(),
        Optional.empty(),
        details);
  }

  private static Optional<Problem> conflict(String code, String message, String remedy) {
    return Optional.of(Problem.of(Problem.Kind.CONFLICT, code, message).mend(remedy));
  }

  private static <T> Result<T> refused(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).mend(remedy));
  }
}
