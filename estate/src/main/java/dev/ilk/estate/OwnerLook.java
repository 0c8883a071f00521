package dev.ilk.estate;

import dev.ilk.discover.owner.Hint;
import dev.ilk.estate.stored.OwnerClues;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.OwnerClue;
import dev.ilk.gate.estate.OwnerSuggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that speaks for somebody's answering for an account.
 *
 * @param account the account
 * @param told what clones tell, by what it is about
 * @param said what people said before
 */
record OwnerLook(
    FoundAccount account, Map<String, List<OwnerClues.Reported>> told, List<OwnerSuggestion> said) {
  private static final String CREATOR = "creator";
  private static final int LONGEST = 300;

  /** Traits that tell of which repository an account is. */
  private static final List<String> REPOSITORIES = List.of("repository", "runs-on");

  /** By what clones may speak of an account. */
  static Set<String> keys(FoundAccount account) {
    Set<String> keys = new HashSet<>(repositories(account));
    keys.add(account.names().name().toLowerCase(Locale.ROOT));
    return keys;
  }

  private static Set<String> repositories(FoundAccount account) {
    Set<String> repositories = new HashSet<>();
    for (String trait : REPOSITORIES) {
      for (String one : account.facts().getOrDefault(trait, "").split(",", LONGEST)) {
        if (!one.isBlank()) {
          repositories.add(one.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return repositories;
  }

  /** A trait that names somebody, as it can be told. */
  private String trait(String name) {
    String text = account.facts().getOrDefault(name, "").replaceAll("\\p{Cntrl}", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** Who was confirmed, or else is named by the account's system; empty if nobody is. */
  String named(List<String> traits) {
    return said.stream()
        .filter(one -> one.word() == Link.Word.CONFIRMED)
        .map(OwnerSuggestion::candidate)
        .findFirst()
        .orElseGet(() ->
            traits.stream()
                .map(this::trait)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(""));
  }

  /** All names that the evidence gives. */
  Set<Candidates.Name> names() {
    Set<Candidates.Name> names = new HashSet<>();
    clues().forEach(one -> names.add(new Candidates.Name(one.clue().who(), one.logins())));
    for (String trait : List.of(CREATOR, "owner", "manager", "contact")) {
      if (!trait(trait).isEmpty()) {
        names.add(new Candidates.Name(trait(trait), account.source()));
      }
    }
    return names;
  }

  /** The evidence, but for whom a person rejected. */
  List<Hint> hints(Candidates candidates) {
    List<Hint> hints = new ArrayList<>();
    for (OwnerClues.Reported one : clues()) {
      OwnerClue clue = one.clue();
      hints.add(
          new Hint(
              clue.kind(),
              clue.sort() == OwnerClue.Sort.REPOSITORY,
              clue.who(),
              candidate(candidates, clue.who(), one.logins()),
              clue.place(),
              clue.by(),
              one.repository(),
              clue.times(),
              clue.latest()));
    }
    String creator = trait(CREATOR);
    if (Owning.isSought(account) && !creator.isEmpty()) {
      String candidate = candidate(candidates, creator, account.source());
      hints.add(new Hint(CREATOR, false, creator, candidate, "", "", "", 1, Optional.empty()));
    }
    Set<String> rejected = new HashSet<>();
    said.stream()
        .filter(one -> one.word() == Link.Word.REJECTED)
        .forEach(one -> rejected.add(one.candidate()));
    hints.removeIf(one -> rejected.contains(one.candidate()) || rejected.contains(one.who()));
    return hints;
  }

  private static String candidate(Candidates candidates, String who, String logins) {
    return candidates.subject(new Candidates.Name(who, logins)).orElse(who);
  }

  /** What is told of the account by name, and of its repositories. */
  private List<OwnerClues.Reported> clues() {
    List<OwnerClues.Reported> clues = new ArrayList<>();
    if (!Owning.isSought(account)) {
      return clues;
    }
    Set<String> repositories = repositories(account);
    String name = account.names().name().toLowerCase(Locale.ROOT);
    for (String key : keys(account)) {
      for (OwnerClues.Reported one : told.getOrDefault(key, List.of())) {
        boolean about =
            switch (one.clue().sort()) {
              case ACCOUNT, SERVICE -> key.equals(name);
              case REPOSITORY -> repositories.contains(key);
            };
        if (about) {
          clues.add(one);
        }
      }
    }
    return clues;
  }
}
