package dev.ilk.estate.graph;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Trait;
import dev.ilk.estate.Identities;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.graph.Certainty;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which thing is meant by what a system, or somebody who asks, calls it. */
final class Naming {
  /** So many accounts of one name are told; more of them say nothing. */
  private static final int MOST_ALIKE = 5;

  private final AccountStore accounts;
  private final Identities identities;

  Naming(AccountStore accounts, Identities identities) {
    this.accounts = accounts;
    this.identities = identities;
  }

  /**
   * A thing that a name may mean.
   *
   * @param thing the thing
   * @param certainty how sure that is
   */
  record Meant(Thing thing, Certainty certainty) {}

  /** What is asked about; empty if it is a name of the registry's or an account's that is none. */
  Optional<Thing> asked(String ref) throws StoreUnavailable {
    Optional<Id.Account> account = Ids.parse(Id.Account.PREFIX, Id.Account::new, ref);
    if (account.isPresent()) {
      return accounts.these(List.of(account.get())).stream().findFirst().map(Naming::thing);
    }
    Optional<Id.Identity> identity = Ids.parse(Id.Identity.PREFIX, Id.Identity::new, ref);
    if (identity.isPresent()) {
      return identities.named(identity.get()).flatMap(named -> subject(named.subject()));
    }
    if (ref.startsWith(Thing.TEAM)) {
      return Optional.of(Thing.team(ref.substring(Thing.TEAM.length())));
    }
    Optional<Thing> subject = subject(ref);
    if (subject.isPresent()) {
      return identity(ref).isPresent() ? subject : Optional.empty();
    }
    List<FoundAccount> called = accounts.called(List.of(ref), 2);
    return Optional.of(called.size() == 1 ? thing(called.getFirst()) : Thing.named(ref));
  }

  private static Optional<Thing> subject(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Kind.of(text.substring(0, colon)).map(kind -> Thing.identity(kind, text));
  }

  Optional<Id.Identity> identity(String subject) throws StoreUnavailable {
    return found(new Identities.Key(Identities.Key.Sort.SUBJECT, subject));
  }

  private Optional<Id.Identity> found(Identities.Key key) throws StoreUnavailable {
    return Optional.ofNullable(identities.find(Set.of(key)).get(key));
  }

  /** By what an identity is called elsewhere, in lower case. */
  Set<String> names(Id.Identity identity) throws StoreUnavailable {
    return identities.named(identity).map(Identities.Named::names).orElse(Set.of());
  }

  /** By what others of the same or another system may call an account, in lower case. */
  static Set<String> names(FoundAccount account) {
    Set<String> names = new LinkedHashSet<>();
    for (String one :
        List.of(
            account.nativeId(),
            account.names().name(),
            account.names().email(),
            Trait.principal(account.facts()))) {
      if (!one.isEmpty()) {
        names.add(one.toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  static Thing thing(FoundAccount account) {
    return Thing.account(
        account.id(),
        account.source() + "/" + account.names().name(),
        account.taken().kind().word() + ", " + account.presence().word());
  }

  Optional<Thing> thing(Id.Identity id) throws StoreUnavailable {
    return identities.named(id).flatMap(named -> subject(named.subject()));
  }

  /**
   * What a trait's text means. An account of the same system comes first; in another system only
   * who answers for something may be meant by a bare name, and power never.
   */
  List<Meant> meant(String text, FoundAccount by, boolean person, boolean power)
      throws StoreUnavailable {
    Optional<Thing> identity = registered(text, person);
    if (identity.isPresent() && person) {
      return List.of(
          new Meant(identity.get(), text.contains("@") ? Certainty.TOLD : Certainty.NAMED));
    }
    List<Meant> here = new ArrayList<>();
    List<Meant> elsewhere = new ArrayList<>();
    for (FoundAccount one : accounts.called(List.of(text), MOST_ALIKE)) {
      if (one.source().equals(by.source())) {
        here.add(new Meant(thing(one), Certainty.TOLD));
      } else if (Trait.isEverywhere(text)) {
        elsewhere.add(new Meant(thing(one), Certainty.TOLD));
      } else if (!power) {
        elsewhere.add(new Meant(thing(one), Certainty.NAMED));
      }
    }
    List<Meant> all = here.isEmpty() ? elsewhere : here;
    if (all.isEmpty()) {
      all = List.of(new Meant(identity.orElseGet(() -> Thing.named(text)), Certainty.TOLD));
    }
    return all;
  }

  private Optional<Thing> registered(String text, boolean person) throws StoreUnavailable {
    if (text.startsWith(Thing.TEAM)) {
      return Optional.of(Thing.team(text.substring(Thing.TEAM.length())));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    Identities.Key.Sort sort =
        text.contains("@") ? Identities.Key.Sort.ADDRESS : Identities.Key.Sort.SUBJECT;
    boolean bare = sort == Identities.Key.Sort.SUBJECT && text.indexOf(':') < 0;
    if (bare && !person) {
      return Optional.empty();
    }
    Identities.Key key = new Identities.Key(sort, bare ? "human:" + lower : lower);
    Map<Identities.Key, Id.Identity> found = identities.find(Set.of(key));
    Id.Identity id = found.get(key);
    return id == null ? Optional.empty() : thing(id);
  }
}
