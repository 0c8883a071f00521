package dev.ilk.console;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Workload;
import dev.ilk.gate.ReadSelf;
import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.Locale;

/** How the console speaks of things. */
final class Words {
  private Words() {}

  /** What a person is called: as the person writes it, else by the name in Ilk. */
  static String called(ReadSelf.Self self) {
    return self.actor() instanceof Human human && !human.profile().displayName().isBlank()
        ? human.profile().displayName()
        : self.actor().name();
  }

  /** A constant as people read it: {@code BREAK_GLASS} is {@code break-glass}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Which sort of machine something is. */
  static String sort(Machine machine) {
    return switch (machine) {
      case Workload workload -> of(workload.subtype());
      case Agent agent -> agent.model().isEmpty() ? "AI agent" : "AI agent, " + agent.model();
    };
  }

  /** A number of things: {@code 1 step}, {@code 2 steps}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** A length of time: {@code 30 minutes}, {@code 1 hour}; in the largest unit that divides it. */
  static String lasting(Duration length) {
    String span = Span.format(length);
    long number = Long.parseLong(span.substring(0, span.length() - 1));
    return switch (span.charAt(span.length() - 1)) {
      case 'd' -> count(number, "day");
      case 'h' -> count(number, "hour");
      case 'm' -> count(number, "minute");
      default -> count(number, "second");
    };
  }

  /** A word of the record as people read it: {@code access_token} is {@code access token}. */
  static String spaced(String word) {
    return word.replace('_', ' ');
  }

  /** A message of Ilk as a sentence on a page. */
  static String sentence(String message) {
    if (message.isEmpty()) {
      return "";
    }
    String head = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    return head.endsWith(".") || head.endsWith("?") ? head : head + ".";
  }
}
