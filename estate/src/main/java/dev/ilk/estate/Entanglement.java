package dev.ilk.estate;

import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadEntanglement;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows what hangs on an identity or an account, nearest first: accounts that it holds, accounts
 * that name it as owner or creator, and what in turn hangs on those. Bounded in steps and in
 * number.
 */
public final class Entanglement implements Handler<ReadEntanglement, Entangled> {
  private static final int DEEPEST = 4;
  private static final int MOST = 500;
  private static final int MOST_AT_ONCE = 200;

  private final AccountStore accounts;
  private final LinkStore links;
  private final Identities identities;

  /**
   * Builds the handler.
   *
   * @param accounts what was found
   * @param links what hangs on what
   * @param identities knows who is registered
   */
  public Entanglement(AccountStore accounts, LinkStore links, Identities identities) {
    this.accounts = accounts;
    this.links = links;
    this.identities = identities;
  }

  /** Something to follow on from, with the names by which others may hang on it. */
  private record Knot(int depth, String called, Set<String> names) {}

  @Override
  public Result<Handled<Entangled>> act(Permit<ReadEntanglement> permit) throws PartUnavailable {
    ReadEntanglement asked = permit.command();
    try {
      Optional<Entangled> found = of(asked.of());
      return found.isPresent()
          ? Result.ok(Handled.of(found.get(), asked.asked()))
          : Result.failed(
              Problem.of(
                      Problem.Kind.NOT_FOUND,
                      "identity_unknown",
                      "there is no such identity or account")
                  .mend("give a subject such as `human:ada`, or the id of an account"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("accounts cannot be read", e);
    }
  }

  /**
   * Follows it.
   *
   * @param what a subject, or the id of an identity or an account
   * @return what hangs on it; empty if there is no such identity or account
   * @throws StoreUnavailable if the store does not answer
   */
  public Optional<Entangled> of(String what) throws StoreUnavailable {
    Following following = new Following();
    Optional<Id.Account> account = Ids.parse(Id.Account.PREFIX, Id.Account::new, what);
    if (account.isPresent()) {
      Optional<AccountStore.Kept> kept = accounts.find(account.get());
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      following.seen.add(account.get());
      following.next.add(new Knot(0, what, names(kept.get().account())));
    } else {
      Optional<Id.Identity> identity = identity(what);
      Optional<Identities.Named> named =
          identity.isEmpty() ? Optional.empty() : identities.named(identity.get());
      if (named.isEmpty()) {
        return Optional.empty();
      }
      following.next.add(new Knot(0, named.get().subject(), named.get().names()));
      following.holds(identity.get(), named.get().subject());
    }
    following.follow();
    return Optional.of(new Entangled(what, following.strands, following.more));
  }

  private Optional<Id.Identity> identity(String what) throws StoreUnavailable {
    Optional<Id.Identity> id = Ids.parse(Id.Identity.PREFIX, Id.Identity::new, what);
    Identities.Key key = new Identities.Key(Identities.Key.Sort.SUBJECT, what);
    return id.isPresent() ? id : Optional.ofNullable(identities.find(Set.of(key)).get(key));
  }

  /** One walk, breadth first. */
  private final class Following {
    private final Deque<Knot> next = new ArrayDeque<>();
    private final Set<Id.Account> seen = new HashSet<>();
    private final List<Entangled.Strand> strands = new ArrayList<>();
    private boolean more;

    private Following() {}

    private void holds(Id.Identity identity, String subject) throws StoreUnavailable {
      AccountQuery held =
          new AccountQuery(
              "",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false,
              Optional.of(identity),
              Optional.empty(),
              MOST_AT_ONCE);
      var page = accounts.page(held);
      more |= page.next().isPresent();
      for (FoundAccount one : page.accounts()) {
        add(1, subject, "holds", one);
      }
    }

    private void follow() throws StoreUnavailable {
      while (!next.isEmpty()) {
        Knot knot = next.remove();
        if (knot.depth() == DEEPEST) {
          more |= !links.hangingOn(knot.names(), 1).isEmpty();
          continue;
        }
        List<LinkStore.Tie> ties = links.hangingOn(knot.names(), MOST_AT_ONCE);
        more |= ties.size() == MOST_AT_ONCE;
        Map<Id.Account, String> relations = new HashMap<>();
        ties.forEach(tie -> relations.putIfAbsent(tie.account(), tie.relation()));
        for (Map.Entry<Id.Account, String> one : relations.entrySet()) {
          if (!seen.contains(one.getKey()) && !isFull()) {
            Optional<AccountStore.Kept> kept = accounts.find(one.getKey());
            if (kept.isPresent()) {
              add(knot.depth() + 1, knot.called(), one.getValue(), kept.get().account());
            }
          }
        }
      }
    }

    private boolean isFull() {
      more |= strands.size() >= MOST;
      return strands.size() >= MOST;
    }

    private void add(int depth, String on, String relation, FoundAccount account) {
      if (!isFull() && seen.add(account.id())) {
        strands.add(new Entangled.Strand(depth, on, relation, account));
        next.add(new Knot(depth, account.id().value(), names(account)));
      }
    }
  }

  private static Set<String> names(FoundAccount account) {
    Set<String> names = new HashSet<>();
    for (String one :
        List.of(
            account.nativeId(),
            account.names().name(),
            account.names().email(),
            // By which roles of AWS name who may take them up.
            account.facts().getOrDefault("arn", ""))) {
      if (!one.isEmpty()) {
        names.add(one.toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
