package dev.ilk.console;

import dev.ilk.actor.Human;
import dev.ilk.gate.ReadSelf;
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

  /** A message of Ilk as a sentence on a page. */
  static String sentence(String message) {
    if (message.isEmpty()) {
      return "";
    }
    String head = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    return head.endsWith(".") || head.endsWith("?") ? head : head + ".";
  }
}
