package dev.ilk.estate;

import dev.ilk.actor.Kind;
import dev.ilk.discover.owner.Hint;
import dev.ilk.discover.owner.Ranked;
import dev.ilk.discover.owner.Weights;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.OwnerClues;
import dev.ilk.estate.stored.OwnerStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.gate.estate.Presence;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works out who may answer for software's accounts, and keeps it as suggestions. Nobody becomes an
 * owner by it: that takes a person's word, and what a person rejected is never suggested again.
 */
public final class Owning {
  /** So many candidates of an account are kept. */
  private static final int CANDIDATES = 5;

  /** Evidence against whom a system names is told from so many points on. */
  private static final int CONTRADICTS = 30;

  private static final List<String> NAMED = List.of("owner", "manager", "contact");
  private static final Weights WEIGHTS = Weights.builtIn();

  private final OwnerClues clues;
  private final OwnerStore owners;
  private final Identities identities;
  private final Answerers answerers;
  private final AgainLooking again;

  /**
   * Over accounts.
   *
   * @param clues what clones tell
   * @param owners keeps who may answer for accounts
   * @param identities knows who is registered
   * @param answerers knows who can answer
   * @param sources the systems that accounts are of
   * @param accounts keeps accounts
   * @param findings keeps what is wrong with them
   */
  public Owning(
      OwnerClues clues,
      OwnerStore owners,
      Identities identities,
      Answerers answerers,
      SourceStore sources,
      AccountStore accounts,
      FindingStore findings) {
    this.clues = clues;
    this.owners = owners;
    this.identities = identities;
    this.answerers = answerers;
    this.again = new AgainLooking(sources, accounts, findings);
  }

  /** Who is meant by a name. */
  Optional<String> registered(String who) throws StoreUnavailable {
    Candidates.Name name = new Candidates.Name(who, "");
    return Candidates.of(List.of(name), answerers, identities, clues).subject(name);
  }

  /** Looks at accounts of which something else is known now; how many of them there are. */
  int again(Collection<Id.Account> ids, Instant now) throws StoreUnavailable {
    List<AccountStore.Kept> found = again.at(ids, now);
    keep(found.stream().map(AccountStore.Kept::account).toList(), now);
    return found.size();
  }

  /** Keeps who may answer for accounts, by what is known now. */
  void keep(List<FoundAccount> accounts, Instant now) throws StoreUnavailable {
    Map<String, List<OwnerClues.Reported>> told = told(accounts);
    Map<Id.Account, List<OwnerSuggestion>> said = new HashMap<>();
    for (OwnerSuggestion one : owners.of(accounts.stream().map(FoundAccount::id).toList())) {
      said.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(one);
    }
    List<OwnerLook> looks =
        accounts.stream()
            .map(one -> new OwnerLook(one, told, said.getOrDefault(one.id(), List.of())))
            .toList();
    Set<Candidates.Name> names = new HashSet<>();
    looks.forEach(look -> names.addAll(look.names()));
    Candidates candidates = Candidates.of(names, answerers, identities, clues);
    Map<Id.Account, List<OwnerSuggestion>> suggestions = new HashMap<>();
    for (OwnerLook look : looks) {
      suggestions.put(look.account().id(), suggested(look, candidates, now));
    }
    // Most accounts have had nobody suggested, and have nobody now.
    suggestions
        .entrySet()
        .removeIf(one -> one.getValue().isEmpty() && !said.containsKey(one.getKey()));
    owners.suggest(suggestions, now);
  }

  /** What is told of the accounts' names and repositories, by these. */
  private Map<String, List<OwnerClues.Reported>> told(List<FoundAccount> accounts)
      throws StoreUnavailable {
    Set<String> keys = new HashSet<>();
    accounts.stream().filter(Owning::isSought).forEach(one -> keys.addAll(OwnerLook.keys(one)));
    Map<String, List<OwnerClues.Reported>> told = new HashMap<>();
    List<String> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += OwnerClues.MOST_NAMES) {
      int to = Math.min(from + OwnerClues.MOST_NAMES, all.size());
      for (OwnerClues.Reported one : clues.about(all.subList(from, to))) {
        told.computeIfAbsent(one.clue().about(), _ -> new ArrayList<>()).add(one);
      }
    }
    return told;
  }

  static boolean isSought(FoundAccount account) {
    return account.taken().kind() != Kind.HUMAN && account.presence() != Presence.GONE;
  }

  private static List<OwnerSuggestion> suggested(
      OwnerLook look, Candidates candidates, Instant now) {
    List<Hint> hints = look.hints(candidates);
    List<Ranked> ranked = WEIGHTS.rank(hints, now);
    String named = look.named(NAMED);
    if (named.isEmpty()) {
      return ranked.stream()
          .limit(CANDIDATES)
          .map(one -> suggestion(look, one, candidates, ""))
          .toList();
    }
    String owner =
        candidates.subject(new Candidates.Name(named, look.account().source())).orElse(named);
    int speaksForOwner =
        ranked.stream().filter(one -> one.candidate().equals(owner)).mapToInt(Ranked::points).sum();
    return ranked.stream()
        .filter(one -> !one.candidate().equals(owner))
        .filter(one -> one.points() >= CONTRADICTS && one.points() > speaksForOwner)
        .limit(1)
        .map(one -> suggestion(look, one, candidates, named))
        .toList();
  }

  private static OwnerSuggestion suggestion(
      OwnerLook look, Ranked one, Candidates candidates, String instead) {
    return new OwnerSuggestion(
        look.account().id(),
        one.candidate(),
        look.names().stream()
            .anyMatch(name -> candidates.subject(name).equals(Optional.of(one.candidate()))),
        one.points(),
        one.evidence(),
        one.because(),
        instead,
        Link.Word.SUGGESTED,
        "");
  }
}
