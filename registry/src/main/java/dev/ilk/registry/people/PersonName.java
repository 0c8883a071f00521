package dev.ilk.registry.people;

import dev.ilk.actor.Names;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.RegistryStore;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a name in Ilk for a person who joins: made of the user name, and never one that anybody has
 * or had.
 */
final class PersonName {
  private static final int LONGEST = 56;
  private static final int MOST = 200;

  private PersonName() {}

  /** What a user name makes: {@code Zoë.Smith@acme.example} becomes {@code zoe.smith}. */
  static String of(String userName) {
    int at = userName.indexOf('@');
    String local = at > 0 ? userName.substring(0, at) : userName;
    String plain =
        Normalizer.normalize(local, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.]+", "-")
            .replaceAll("[.-]*\\.[.-]*", ".")
            .replaceAll("^[^a-z]+", "");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("[.-]+$", "");
    return Names.HUMAN.matcher(cut).matches() ? cut : "person";
  }

  /** The first of a name, the name with 2, with 3 and so on that is free. */
  static String free(String userName, RegistryStore store) throws dev.ilk.kernel.StoreUnavailable {
    String name = of(userName);
    for (int from = 1; ; from += MOST) {
      List<String> candidates = new ArrayList<>();
      for (int i = from; i < from + MOST; i++) {
        candidates.add(i == 1 ? name : name + "-" + i);
      }
      Set<Key> taken =
          store.find(candidates.stream().map(PersonName::key).collect(Collectors.toSet())).keySet();
      for (String candidate : candidates) {
        if (!taken.contains(key(candidate))) {
          return candidate;
        }
      }
    }
  }

  private static Key key(String name) {
    return Key.subject("human:" + name);
  }
}
