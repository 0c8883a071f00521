package dev.ilk.estate;

import dev.ilk.discover.Account;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Evidence;
import dev.ilk.discover.finding.Finding;
import dev.ilk.discover.finding.Findings;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Looks at accounts that are kept, by the rules of this version and by what people have said. Safe
 * to share between threads.
 *
 * @param systems what sources' systems are called, as rules see them
 * @param classifier what accounts are taken for
 */
record Looks(Map<String, String> systems, Classifier classifier) {
  private static final int MOST_EVIDENCE = 8;

  Looks {
    systems = Map.copyOf(systems);
  }

  /** What an account is taken for now, and what is wrong with it. */
  record Look(AccountStore.Kept before, AccountStore.Verdict verdict, FindingStore.Looked looked) {

    /** What a person said is left alone by the store as well; most others are as they were. */
    boolean differs() {
      return !before.account().taken().corrected()
          && !(before.account().taken().equals(verdict.taken())
              && before.evidence().equals(verdict.evidence()));
    }
  }

  Look at(AccountStore.Kept kept, Instant now) {
    FoundAccount found = kept.account();
    String system = systems.getOrDefault(found.source(), found.source());
    Account account = Sightings.account(system, found, kept.credentials());
    Classified said = classifier.classify(account);
    List<Finding> wrong =
        found.presence() == Presence.GONE ? List.of() : Findings.of(account, said, now);
    return new Look(
        kept, verdict(found, said), new FindingStore.Looked(found.id(), account, wrong));
  }

  private static AccountStore.Verdict verdict(FoundAccount found, Classified said) {
    List<String> evidence =
        said.evidence().stream().map(Evidence::because).limit(MOST_EVIDENCE).toList();
    return new AccountStore.Verdict(
        found.id(),
        new FoundAccount.Taken(
            said.kind(),
            said.subtype(),
            (int) Math.round(said.confidence() * 1000),
            said.contradicted(),
            false,
            evidence.isEmpty() ? "" : evidence.getFirst()),
        evidence);
  }
}
