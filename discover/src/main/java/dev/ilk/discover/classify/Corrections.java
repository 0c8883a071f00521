package dev.ilk.discover.classify;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people said an account is. Said of one account it is final; and each such word teaches
 * something of others: a part of a name that people found on accounts of one kind speaks for that
 * kind elsewhere, as a company's own naming does. Not safe to share between threads while it
 * learns.
 */
public final class Corrections {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
  private static final int SHORTEST = 2;

  /** What a part of a name weighs at most, however often it was seen. */
  private static final double HEAVIEST = 2.5;

  private final Map<String, Kind> said = new HashMap<>();
  private final Map<String, Map<Kind, Integer>> parts = new HashMap<>();

  /** Nothing was said yet. */
  public Corrections() {}

  /**
   * A person says what an account is.
   *
   * @param account the account
   * @param kind what it is
   */
  public void say(Account account, Kind kind) {
    if (said.put(key(account), kind) == null) {
      for (String part : parts(account)) {
        parts.computeIfAbsent(part, _ -> new EnumMap<>(Kind.class)).merge(kind, 1, Integer::sum);
      }
    }
  }

  Optional<Kind> of(Account account) {
    return Optional.ofNullable(said.get(key(account)));
  }

  List<Evidence> evidence(Account account) {
    List<Evidence> found = new ArrayList<>();
    for (String part : parts(account)) {
      Map<Kind, Integer> seen = parts.getOrDefault(part, Map.of());
      int all = seen.values().stream().mapToInt(Integer::intValue).sum();
      for (Map.Entry<Kind, Integer> one : seen.entrySet()) {
        // The odds of this kind among accounts with this part, drawn towards even by one of each.
        double odds = (one.getValue() + 1.0) / (all - one.getValue() + 1.0);
        if (odds > 1) {
          found.add(
              new Evidence(
                  "learned",
                  one.getKey(),
                  Math.min(Math.log(odds), HEAVIEST),
                  "`%s` is in the name of %d accounts that people called %s"
                      .formatted(part, one.getValue(), one.getKey().word())));
        }
      }
    }
    return found;
  }

  private static String key(Account account) {
    return account.system() + "\n" + account.id();
  }

  private static List<String> parts(Account account) {
    return BETWEEN
        .splitAsStream(account.name())
        .map(part -> part.toLowerCase(Locale.ROOT))
        .filter(part -> part.length() >= SHORTEST)
        .distinct()
        .toList();
  }
}
