package dev.ilk.estate;

import dev.ilk.actor.Kind;
import dev.ilk.discover.finding.Reach;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Link;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks for whose accounts are that belong to nobody yet. What a company itself administers joins
 * them: the id that its identity provider gives, and addresses that administrators and not the
 * accounts' holders set, or that the system has verified. Whatever else speaks for somebody is a
 * suggestion.
 */
final class Linking {
  /** Systems in which nobody sets an address of their own choice. */
  private static final Set<String> ADMINISTERED =
      Set.of("okta", "entra", "google-workspace", "keycloak", "scim");

  /** What connectors call it when a system says that it has verified an address. */
  private static final String VERIFIED = "email-verified";

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
    Set<Identities.Key> keys = new HashSet<>();
    List<FoundAccount> orphans =
        accounts.stream()
            .map(AccountStore.Kept::account)
            .filter(one -> one.holder().isEmpty())
            .toList();
    for (FoundAccount one : orphans) {
      keys.add(providerId(one));
      keys.add(subject(one));
      if (!one.names().email().isEmpty()) {
        keys.add(address(one));
      }
    }
    Map<Identities.Key, Id.Identity> known = find(List.copyOf(keys));
    List<Link> links = new ArrayList<>();
    for (FoundAccount one : orphans) {
      boolean administered = ADMINISTERED.contains(connectors.getOrDefault(one.source(), ""));
      Map<Id.Identity, Link> found = new HashMap<>();
      if (administered) {
        add(
            found,
            known,
            one,
            providerId(one),
            Link.Word.JOINED,
            "provider-id",
            "the id at its provider");
      }
      boolean verified = isVerified(one);
      Link.Word byAddress = administered || verified ? Link.Word.JOINED : Link.Word.SUGGESTED;
      String address = verified ? "the verified address" : "the address";
      add(found, known, one, address(one), byAddress, "email", address);
      add(found, known, one, subject(one), Link.Word.SUGGESTED, "name", "the name");
      links.addAll(found.values());
    }
    return links;
  }

  /** Whether the system has seen that the holder reads what is sent to the address. */
  private static boolean isVerified(FoundAccount one) {
    return Reach.isTrue(one.facts().getOrDefault(VERIFIED, ""));
  }

  private Map<Identities.Key, Id.Identity> find(List<Identities.Key> keys) throws StoreUnavailable {
    Map<Identities.Key, Id.Identity> known = new HashMap<>();
    for (int from = 0; from < keys.size(); from += Identities.MOST) {
      int to = Math.min(from + Identities.MOST, keys.size());
      known.putAll(identities.find(Set.copyOf(keys.subList(from, to))));
    }
    return known;
  }

  /** The first evidence of an identity is the strongest, and stays. */
  private static void add(
      Map<Id.Identity, Link> found,
      Map<Identities.Key, Id.Identity> known,
      FoundAccount account,
      Identities.Key key,
      Link.Word word,
      String evidence,
      String what) {
    Id.Identity identity = known.get(key);
    if (identity != null) {
      found.putIfAbsent(
          identity,
          new Link(
              account.id(),
              identity,
              word,
              evidence,
              "%s `%s` is theirs".formatted(what, key.text()),
              ""));
    }
  }

  private static Identities.Key providerId(FoundAccount one) {
    return new Identities.Key(Identities.Key.Sort.PROVIDER_ID, one.nativeId());
  }

  private static Identities.Key address(FoundAccount one) {
    return new Identities.Key(
        Identities.Key.Sort.ADDRESS, one.names().email().toLowerCase(Locale.ROOT));
  }

  private static Identities.Key subject(FoundAccount one) {
    Kind kind = one.taken().kind();
    return new Identities.Key(
        Identities.Key.Sort.SUBJECT,
        kind.word() + ":" + one.names().name().toLowerCase(Locale.ROOT));
  }
}
