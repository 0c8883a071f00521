package dev.ilk.record.trace;

import dev.ilk.actor.Kind;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import dev.ilk.record.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One event in one line: when, what came of it, who for whom, what, and why. */
final class Step {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  // Control and format characters could end the line, or speak to the reader's terminal.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private Step() {}

  static String line(Event event) {
    String line =
        "%s  %-11s %s%s%s %s%s"
            .formatted(
                TIME.format(event.time()),
                result(event),
                "  ".repeat(event.authority().size()),
                who(event),
                proof(event),
                what(event),
                why(event.verdict()));
    return UNSEEN.matcher(line).replaceAll("?");
  }

  private static String result(Event event) {
    return switch (event.result()) {
      case INTENT -> "begun, open";
      case DONE -> "done";
      case DENIED -> "denied";
      case UNPROVEN -> "unproven";
      case REFUSED -> "refused";
      case FAILED -> "failed";
      case UNKNOWN -> "unknown";
    };
  }

  /** Execution first, then authority: an agent acts, a person answers for it. */
  private static String who(Event event) {
    String actor = event.actor().map(Step::name).orElse("somebody");
    return event.authority().isEmpty()
        ? actor
        : actor
            + " on the authority of "
            + event.authority().stream().map(Step::name).collect(Collectors.joining(", for "));
  }

  private static String name(Party party) {
    // A person's name may be erased; the id stays.
    String name =
        party.kind() == Kind.HUMAN && party.name().isEmpty() ? party.id().value() : party.name();
    return party.kind().word() + ":" + name;
  }

  private static String proof(Event event) {
    return event
        .proof()
        .map(proof ->
            switch (proof) {
              case ProofNote.OfHuman human -> method(human.method(), "");
              case ProofNote.OfWorkload workload -> method(workload.method(), workload.rule());
              case ProofNote.OfAgent agent -> method(agent.method(), agent.rule());
              case ProofNote.Failed failed ->
                  method(failed.method(), "") + " at the " + failed.plane().word() + " plane";
            })
        .orElse("");
  }

  private static String method(String method, String rule) {
    return rule.isEmpty() ? " (%s)".formatted(method) : " (%s, rule %s)".formatted(method, rule);
  }

  private static String what(Event event) {
    return switch (event.particulars()) {
      case Particulars.OfCredential credential -> event.action() + ": " + credential(credential);
      case Particulars.OfAction action -> event.action() + ": " + action(action);
    };
  }

  private static String credential(Particulars.OfCredential credential) {
    List<String> parts = new ArrayList<>();
    parts.add(credential.type() + credential.id().map(id -> " " + id).orElse(""));
    credential.subject().ifPresent(party -> parts.add("of " + name(party)));
    add(parts, "for ", credential.audience());
    add(parts, "scopes ", String.join(" ", credential.scopes()));
    credential.expires().ifPresent(at -> parts.add("until " + TIME.format(at)));
    add(parts, "bound to ", credential.binding());
    add(parts, "takes back ", String.join(" ", credential.destroys()));
    add(parts, "because: ", credential.stated());
    return String.join(", ", parts);
  }

  private static String action(Particulars.OfAction action) {
    List<String> parts = new ArrayList<>();
    parts.add(action.action() + " on " + action.resourceType() + " " + action.resourceId());
    action.subject().ifPresent(party -> parts.add("by " + name(party)));
    action.token().ifPresent(token -> parts.add("under " + token.value()));
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, String before, String value) {
    if (!value.isEmpty()) {
      parts.add(before + value);
    }
  }

  private static String why(Verdict verdict) {
    String policies =
        verdict.policies().isEmpty() ? "" : "; policy " + String.join(", ", verdict.policies());
    return " - %s (%s%s)".formatted(verdict.reason(), verdict.code(), policies);
  }
}
