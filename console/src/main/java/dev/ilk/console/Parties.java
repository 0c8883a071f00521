package dev.ilk.console;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.Who;
import dev.ilk.record.Party;
import java.time.Instant;

/** How the console shows whoever acts. */
final class Parties {
  private static final String IDENTITIES = ConsoleSettings.HOME + "/identities/";

  private Parties() {}

  static Who of(Actor actor) {
    return new Who(actor.kind().word(), actor.name(), IDENTITIES + actor.subject());
  }

  /** A person's name may be erased from the record; the id stays. */
  static Who of(Party party) {
    boolean erased = party.kind() == Kind.HUMAN && party.name().isEmpty();
    String name = erased ? party.id().value() : party.name();
    String subject = erased ? party.id().value() : party.kind().word() + ":" + party.name();
    return new Who(party.kind().word(), name, IDENTITIES + subject);
  }

  /** By kind and name, such as {@code agent:prod-helper}; of any content. */
  static Who of(String subject) {
    int colon = subject.indexOf(':');
    return Kind.of(subject.substring(0, Math.max(0, colon)))
        .map(kind -> new Who(kind.word(), subject.substring(colon + 1), IDENTITIES + subject))
        .orElse(new Who("", subject, ""));
  }

  static Chip state(Actor actor, Instant now) {
    return switch (actor.status()) {
      case ACTIVE ->
          actor.standsAt(now)
              ? new Chip(Chip.Tone.GOOD, "active")
              : new Chip(Chip.Tone.BAD, "expired");
      case RESTRICTED -> new Chip(Chip.Tone.BAD, actor.standsAt(now) ? "restricted" : "expired");
      case REVOKED -> new Chip(Chip.Tone.BAD, "revoked");
      case ENDED -> new Chip(Chip.Tone.PLAIN, "ended");
    };
  }
}
