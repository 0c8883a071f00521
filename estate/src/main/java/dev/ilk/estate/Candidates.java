package dev.ilk.estate;

import dev.ilk.estate.stored.OwnerClues;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is meant by the names that evidence gives: people and teams that are registered. What has the
 * form of an address is looked for as one and as nothing else, a login only among the accounts that
 * it is one of.
 */
final class Candidates {

  /**
   * A name as evidence gives it.
   *
   * @param who the name
   * @param logins the source that its logins are of; empty if nobody knows
   */
  record Name(String who, String logins) {}

  private final Map<Name, String> known;

  private Candidates(Map<Name, String> known) {
    this.known = known;
  }

  /** Looks names up, together. */
  static Candidates of(
      Collection<Name> names, Answerers answerers, Identities identities, OwnerClues clues)
      throws StoreUnavailable {
    Set<String> teams = answerers.teams();
    Map<Name, String> known = new HashMap<>();
    Map<Name, Identities.Key> keys = new HashMap<>();
    Map<String, List<Name>> logins = new HashMap<>();
    for (Name name : names) {
      String team = team(name.who());
      if (teams.contains(team)) {
        known.put(name, "team:" + team);
      } else if (name.who().startsWith("@")) {
        if (!name.logins().isEmpty()) {
          logins.computeIfAbsent(name.logins(), _ -> new ArrayList<>()).add(name);
        }
      } else {
        keys.put(name, key(name.who()));
      }
    }
    Map<Identities.Key, Id.Identity> found = Linking.find(identities, keys.values());
    Map<Name, Id.Identity> people = new HashMap<>();
    keys.forEach((name, key) -> {
      Id.Identity identity = found.get(key);
      if (identity != null) {
        people.put(name, identity);
      }
    });
    for (Map.Entry<String, List<Name>> source : logins.entrySet()) {
      people.putAll(held(source.getKey(), source.getValue(), clues));
    }
    Map<Id.Identity, Optional<String>> subjects = new HashMap<>();
    for (Map.Entry<Name, Id.Identity> one : people.entrySet()) {
      Optional<String> subject = subjects.get(one.getValue());
      if (subject == null) {
        subject = answerers.person(one.getValue());
        subjects.put(one.getValue(), subject);
      }
      subject.ifPresent(text -> known.put(one.getKey(), text));
    }
    return new Candidates(known);
  }

  /** Whose the accounts of logins are. */
  private static Map<Name, Id.Identity> held(String source, List<Name> names, OwnerClues clues)
      throws StoreUnavailable {
    Map<Name, Id.Identity> held = new HashMap<>();
    for (int from = 0; from < names.size(); from += OwnerClues.MOST_NAMES) {
      List<Name> some = names.subList(from, Math.min(from + OwnerClues.MOST_NAMES, names.size()));
      Set<String> logins = new HashSet<>();
      some.forEach(one -> logins.add(login(one.who())));
      Map<String, Id.Identity> holders = clues.holders(source, logins);
      for (Name one : some) {
        Id.Identity holder = holders.get(login(one.who()));
        if (holder != null) {
          held.put(one, holder);
        }
      }
    }
    return held;
  }

  /** The subject of whoever is meant; empty if that is nobody who is known. */
  Optional<String> subject(Name name) {
    return Optional.ofNullable(known.get(name));
  }

  private static String login(String who) {
    return who.substring(1).toLowerCase(Locale.ROOT);
  }

  /** The team that a name would be of: the last part of {@code @org/team}, or all of it. */
  private static String team(String who) {
    String bare = who.startsWith("team:") ? who.substring("team:".length()) : who;
    String plain = bare.startsWith("@") ? bare.substring(bare.lastIndexOf('/') + 1) : bare;
    return plain.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
  }

  private static Identities.Key key(String who) {
    String lower = who.toLowerCase(Locale.ROOT);
    if (lower.contains("@")) {
      return new Identities.Key(Identities.Key.Sort.ADDRESS, lower);
    }
    String name = lower.substring(lower.indexOf(':') + 1);
    return new Identities.Key(Identities.Key.Sort.SUBJECT, "human:" + name);
  }
}
