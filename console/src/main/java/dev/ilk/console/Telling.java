package dev.ilk.console;

import dev.ilk.console.page.Chip;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.StepRow;
import dev.ilk.console.page.Who;
import dev.ilk.kernel.Id;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.ProofNote;
import dev.ilk.record.entry.ReadEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts events of the record in words for pages. */
final class Telling {
  private Telling() {}

  /** Leaves out announcements of actions whose outcome is told as well. */
  static List<Event> steps(List<ReadEntry> entries) {
    Set<Id.Event> closed =
        entries.stream()
            .flatMap(entry -> entry.event().intent().stream())
            .collect(Collectors.toSet());
    return entries.stream()
        .map(ReadEntry::event)
        .filter(event -> !closed.contains(event.id()))
        .toList();
  }

  /** A step within its journey, or with a link to it. */
  static StepRow row(Event event, Instant now, boolean linked) {
    return new StepRow(
        Moment.of(event.time(), now),
        result(event.result()),
        event.actor().map(Parties::of).orElse(Who.UNPROVEN),
        event.authority().stream().map(Parties::of).toList(),
        event.proof().map(Telling::proof).orElse(""),
        event.action(),
        about(event),
        Words.sentence(event.verdict().reason()),
        event.verdict().policies(),
        linked ? event.correlation().value() : "");
  }

  /** Whether somebody only looked at something, and was let. */
  static boolean isReading(Event event) {
    return event.result() == Event.Result.DONE
        && (event.action().startsWith("Read") || event.action().startsWith("List"));
  }

  static Chip result(Event.Result result) {
    return switch (result) {
      case INTENT -> new Chip(Chip.Tone.WARN, "begun");
      case DONE -> new Chip(Chip.Tone.GOOD, "done");
      case DENIED -> new Chip(Chip.Tone.BAD, "denied");
      case UNPROVEN -> new Chip(Chip.Tone.BAD, "unproven");
      case REFUSED -> new Chip(Chip.Tone.WARN, "refused");
      case FAILED -> new Chip(Chip.Tone.BAD, "failed");
      case UNKNOWN -> new Chip(Chip.Tone.WARN, "unknown");
    };
  }

  private static String proof(ProofNote proof) {
    return switch (proof) {
      case ProofNote.OfHuman human -> "by " + human.method();
      case ProofNote.OfWorkload workload -> by(workload.method(), workload.rule());
      case ProofNote.OfAgent agent -> by(agent.method(), agent.rule());
      case ProofNote.Failed failed ->
          "tried %s at the %s plane".formatted(failed.method(), failed.plane().word());
    };
  }

  private static String by(String method, String rule) {
    return rule.isEmpty() ? "by " + method : "by %s, rule %s".formatted(method, rule);
  }

  private static String about(Event event) {
    return switch (event.particulars()) {
      case Particulars.OfCredential credential -> credential(credential);
      case Particulars.OfAction action -> action(action, event.action());
    };
  }

  private static String credential(Particulars.OfCredential credential) {
    List<String> parts = new ArrayList<>();
    parts.add(Words.spaced(credential.type()) + credential.id().map(id -> " " + id).orElse(""));
    credential.subject().ifPresent(party -> parts.add("of " + Parties.of(party).name()));
    add(parts, "for ", credential.audience());
    add(parts, "scopes ", String.join(" ", credential.scopes()));
    add(parts, "bound to ", credential.binding());
    add(parts, "takes back ", String.join(" ", credential.destroys()));
    add(parts, "because: ", credential.stated());
    return String.join(", ", parts);
  }

  private static String action(Particulars.OfAction action, String asked) {
    List<String> parts = new ArrayList<>();
    // What Ilk itself does is named by the command already.
    String verb = action.action().equals(asked) ? "" : action.action() + " ";
    parts.add("%son %s %s".formatted(verb, action.resourceType(), action.resourceId()));
    action.subject().ifPresent(party -> parts.add("by " + Parties.of(party).name()));
    action.token().ifPresent(token -> parts.add("under " + token.value()));
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, String before, String value) {
    if (!value.isEmpty()) {
      parts.add(before + value);
    }
  }
}
