package dev.ilk.estate;

import dev.ilk.estate.stored.AccountStore;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Link;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for whose accounts are that belong to nobody yet, by {@link LinkKey}s. If keys that join
 * speak for several identities, nobody is joined: all are suggestions then, for a person to look
 * at.
 */
final class Linking {
  private final Identities identities;

  Linking(Identities identities) {
    this.identities = identities;
  }

  /**
   * Links of accounts.
   *
   * @param accounts them
   * @param connectors how each source is read, by its name
   */
  List<Link> of(List<AccountStore.Kept> accounts, Map<String, String> connectors)
      throws StoreUnavailable {
    List<FoundAccount> orphans =
        accounts.stream()
            .map(AccountStore.Kept::account)
            .filter(one -> one.holder().isEmpty())
            .toList();
    Set<Identities.Key> keys = new HashSet<>();
    for (FoundAccount one : orphans) {
      for (LinkKey key : LinkKey.ALL) {
        key.of(one, connector(one, connectors)).ifPresent(found -> keys.add(found.key()));
      }
    }
    Map<Identities.Key, Id.Identity> known = find(identities, keys);
    List<Link> links = new ArrayList<>();
    for (FoundAccount one : orphans) {
      links.addAll(links(one, connector(one, connectors), known));
    }
    return links;
  }

  private static String connector(FoundAccount account, Map<String, String> connectors) {
    return connectors.getOrDefault(account.source(), "");
  }

  /** The first key that speaks for an identity is the strongest, and its evidence stays. */
  private static Collection<Link> links(
      FoundAccount account, String connector, Map<Identities.Key, Id.Identity> known) {
    Map<Id.Identity, Link> found = new LinkedHashMap<>();
    for (LinkKey key : LinkKey.ALL) {
      Optional<LinkKey.Said> said = key.of(account, connector);
      Id.Identity identity = said.map(one -> known.get(one.key())).orElse(null);
      if (said.isPresent() && identity != null) {
        String because = "%s `%s` is theirs".formatted(said.get().what(), said.get().key().text());
        Link.Word word = said.get().joins() ? Link.Word.JOINED : Link.Word.SUGGESTED;
        found.putIfAbsent(identity, new Link(account.id(), identity, word, key.id(), because, ""));
      }
    }
    long joins = found.values().stream().filter(one -> one.word() == Link.Word.JOINED).count();
    return joins > 1 ? found.values().stream().map(Linking::doubted).toList() : found.values();
  }

  private static Link doubted(Link link) {
    return new Link(
        link.account(),
        link.identity(),
        Link.Word.SUGGESTED,
        link.evidence(),
        link.because() + ", and another key is somebody else's",
        "");
  }

  /** Who has keys, however many there are. */
  static Map<Identities.Key, Id.Identity> find(
      Identities identities, Collection<Identities.Key> some) throws StoreUnavailable {
    List<Identities.Key> keys = List.copyOf(Set.copyOf(some));
    Map<Identities.Key, Id.Identity> known = new HashMap<>();
    for (int from = 0; from < keys.size(); from += Identities.MOST) {
      int to = Math.min(from + Identities.MOST, keys.size());
      known.putAll(identities.find(Set.copyOf(keys.subList(from, to))));
    }
    return known;
  }
}
