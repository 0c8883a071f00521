package dev.ilk.gate;

import dev.ilk.kernel.Result;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.trace.History;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what was done under an elevation, step by step, as the record holds it. */
public final class Replaying implements Handler<ReplayElevation, List<ReplayElevation.Step>> {
  private final History history;

  /**
   * Builds the handler.
   *
   * @param history looks events up
   */
  public Replaying(History history) {
    this.history = history;
  }

  @Override
  public Result<Handled<List<ReplayElevation.Step>>> act(Permit<ReplayElevation> permit)
      throws PartUnavailable {
    ReplayElevation asked = permit.command();
    try {
      List<ReplayElevation.Step> steps =
          history.latest(Ref.to(asked.id()), asked.limit()).stream().map(Replaying::step).toList();
      return Result.ok(Handled.of(steps, asked.asked()));
    } catch (LogStoreException e) {
      throw new PartUnavailable("the log cannot be read", e);
    }
  }

  static ReplayElevation.Step step(ReadEntry entry) {
    Event event = entry.event();
    return new ReplayElevation.Step(
        entry.index(),
        event.time(),
        event.scene().node(),
        event.scene().door(),
        event.correlation(),
        event.actor().map(Replaying::name).orElse(""),
        event.action(),
        Masking.text(what(event.particulars())),
        event.result().name().toLowerCase(Locale.ROOT),
        Masking.text(event.verdict().reason()),
        event.verdict().policies(),
        Masking.values(details(event.particulars())));
  }

  /** A person's name may be erased; the id stays. */
  private static String name(Party party) {
    return party.name().isEmpty() ? party.id().value() : party.kind().word() + ":" + party.name();
  }

  private static String what(Particulars particulars) {
    return switch (particulars) {
      case Particulars.OfCredential credential ->
          credential.type() + credential.id().map(id -> " " + id).orElse("");
      case Particulars.OfAction action ->
          action.subject().map(by -> name(by) + ": " + action.action() + " on ").orElse("")
              + action.resourceType()
              + " "
              + action.resourceId();
    };
  }

  private static Map<String, String> details(Particulars particulars) {
    return switch (particulars) {
      case Particulars.OfCredential credential -> credential(credential);
      case Particulars.OfAction action -> action.details();
    };
  }

  private static Map<String, String> credential(Particulars.OfCredential credential) {
    Map<String, String> details = new HashMap<>();
    credential.subject().ifPresent(subject -> details.put("of", name(subject)));
    details.put("audience", credential.audience());
    details.put("scopes", String.join(" ", credential.scopes()));
    details.put("takes_back", String.join(" ", credential.destroys()));
    details.put("stated_reason", credential.stated());
    details.values().removeIf(String::isEmpty);
    return details;
  }
}
