package dev.ilk.console;

import dev.ilk.console.page.Chip;
import dev.ilk.console.page.FindingsPage;
import dev.ilk.console.page.Moment;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the console speaks of what is wrong with an account. */
final class Wrong {
  /** What one power of an administrator counts in a finding's reach. */
  private static final int POWER = 100;

  private Wrong() {}

  static FindingsPage.Row row(FoundWrong one, boolean mine, Instant now) {
    String address = address(one.whose().id(), one.code(), one.about());
    return new FindingsPage.Row(
        key(one),
        mine ? address + (one.about().isEmpty() ? "?" : "&") + "mine=yes" : address,
        inWords(one.code()),
        severity(one.severity()),
        one.name().isEmpty() ? one.whose().id() : one.name(),
        mine ? "" : page(one.whose()),
        Words.sentence(one.evidence()),
        reach(one.reach()),
        one.owasp(),
        Moment.of(one.due(), now),
        state(one, now),
        one.owner());
  }

  /** What a form names it by; read by {@link #named}. */
  private static String key(FoundWrong one) {
    return one.whose().id() + " " + one.code() + " " + one.about();
  }

  /** The finding that a form names; empty if it is none. */
  static Optional<FindingKey> named(String key) {
    String[] parts = key.split(" ", 3);
    return parts.length == 3 && Places.isSound(parts[1]) && Places.isSound(parts[2])
        ? Whose.parse(parts[0]).map(whose -> new FindingKey(whose, parts[1], parts[2]))
        : Optional.empty();
  }

  /** The page of who or what it is about. */
  private static String page(Whose whose) {
    return switch (whose) {
      case Whose.OfAccount _ -> Accounts.PATH + "/" + whose.id();
      case Whose.OfIdentity _ -> Identities.PATH + "/" + whose.id();
    };
  }

  static String address(String whose, String code, String about) {
    return Findings.PATH
        + "/"
        + whose
        + "/"
        + Links.encoded(code)
        + (about.isEmpty() ? "" : "?about=" + Links.encoded(about));
  }

  /** What is wrong, in plain words; a sort that is not known here by its name. */
  static String inWords(String code) {
    return switch (code) {
      case "stale" -> "Nobody has used it for a long time";
      case "ownerless" -> "Nobody answers for it";
      case "credential-of-disabled" -> "It is disabled and still holds credentials";
      case "unused-credential" -> "It holds a credential that nobody uses";
      case "never-expires" -> "It holds a credential that never ends";
      case "not-rotated" -> "It holds a credential that is older than a year";
      case "used-by-people" -> "People sign in with what is software";
      case "cross-environment" -> "It is used in several environments";
      case "misclassified" -> "It behaves as what it is not called";
      case "rotation-overdue" -> "Its key was not replaced in time";
      case "shared-client" -> "One client in two places at once";
      case "no-second-factor" -> "A person without a second factor";
      default -> Words.sentence(code.replace('-', ' ')).replaceAll("\\.$", "");
    };
  }

  private static Chip severity(String severity) {
    return switch (severity) {
      case "high", "critical" -> new Chip(Chip.Tone.BAD, severity);
      case "medium" -> new Chip(Chip.Tone.WARN, severity);
      default -> new Chip(Chip.Tone.PLAIN, severity);
    };
  }

  private static Chip state(FoundWrong one, Instant now) {
    Optional<FoundWrong.Accepted> accepted = one.acceptedAt(now);
    if (accepted.isPresent()) {
      return new Chip(
          Chip.Tone.PLAIN,
          switch (accepted.get().ground()) {
            case RISK -> "risk taken";
            case MISTAKEN -> "mistaken";
          });
    }
    return one.due().isBefore(now)
        ? new Chip(Chip.Tone.BAD, "overdue")
        : new Chip(Chip.Tone.PLAIN, "");
  }

  private static String reach(int reach) {
    int powers = reach / POWER;
    int rest = reach % POWER;
    String things = Words.count(rest, "thing");
    return powers == 0 ? things : rest == 0 ? "administers" : "administers, and " + things;
  }

  /** What to begin with; Ilk changes nothing in other systems. */
  static List<String> commands(FoundWrong one) {
    return switch (one.whose()) {
      case Whose.OfAccount(Id.Account account) -> commands(one, account.value());
      case Whose.OfIdentity _ ->
          List.of(
              "ilk identity show " + one.name(),
              "ilk entangle " + one.name(),
              "ilk findings list --identity " + one.name());
    };
  }

  private static List<String> commands(FoundWrong one, String account) {
    int slash = one.name().indexOf('/');
    String source = slash > 0 ? one.name().substring(0, slash) : "SOURCE";
    String first =
        switch (one.code()) {
          case "ownerless" -> "ilk discover link " + account + " human:NAME";
          case "misclassified", "used-by-people" ->
              "ilk discover correct " + account + " KIND --reason \"…\"";
          case "never-expires", "not-rotated", "unused-credential", "credential-of-disabled" ->
              "ilk migrate rank --source " + source;
          default -> "ilk discover show " + account;
        };
    return List.of(first, "ilk entangle " + account, "ilk discover run " + source);
  }
}
