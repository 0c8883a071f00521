package dev.ilk.estate;

import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks at once at accounts of which something else is known now: what is wrong with them. */
final class AgainLooking {
  private final AccountStore accounts;
  private final FindingStore findings;
  private final Classes classes;

  AgainLooking(SourceStore sources, AccountStore accounts, FindingStore findings) {
    this.accounts = accounts;
    this.findings = findings;
    this.classes = new Classes(sources, accounts);
  }

  /** Keeps what is wrong with accounts now; those of them that there are. */
  List<AccountStore.Kept> at(Collection<Id.Account> ids, Instant now) throws StoreUnavailable {
    List<AccountStore.Kept> found = new ArrayList<>();
    for (Id.Account id : ids) {
      Optional<AccountStore.Kept> kept = accounts.find(id);
      kept.ifPresent(found::add);
    }
    if (!found.isEmpty()) {
      Looks looks = classes.looks();
      findings.keep(found.stream().map(one -> looks.at(one, now).looked()).toList(), now);
    }
    return found;
  }
}
