package dev.ilk.estate;

import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.finding.Findings;
import dev.ilk.estate.stored.Sighting;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Accounts on their way into the store, and out of it to be looked at again. */
public final class Sightings {
  /** Longer ids are kept by their beginning and a hash: no index takes longer ones. */
  private static final int LONGEST_ID = 300;

  private static final int BEGINNING = 200;

  private Sightings() {}

  /** What a source is called in accounts, such as {@code github:acme}. */
  static String system(Source source) {
    return source.connector() + ":" + source.name();
  }

  static List<Sighting> of(List<Account> accounts, Classifier classifier, Instant now) {
    return accounts.stream()
        .map(Sightings::bounded)
        .map(account -> {
          Classified said = classifier.classify(account);
          return new Sighting(account, said, Findings.of(account, said, now));
        })
        .toList();
  }

  /** An id as it is kept. */
  static String id(String id) {
    if (id.length() <= LONGEST_ID) {
      return id;
    }
    byte[] hash = Sha256.of(id.getBytes(StandardCharsets.UTF_8));
    return id.substring(0, BEGINNING) + "#" + HexFormat.of().formatHex(hash);
  }

  private static Account bounded(Account account) {
    return account.id().length() <= LONGEST_ID ? account : named(account, id(account.id()));
  }

  private static Account named(Account account, String id) {
    return new Account(
        account.system(),
        id,
        account.name(),
        account.display(),
        account.email(),
        account.type(),
        account.enabled(),
        account.created(),
        account.lastUsed(),
        account.traits(),
        account.credentials());
  }

  /**
   * An account as rules see it, from what is kept of it.
   *
   * @param system what its system is called
   * @param found the account
   * @param held what it holds
   * @return the account
   */
  public static Account account(String system, FoundAccount found, List<FoundCredential> held) {
    return new Account(
        system,
        found.nativeId(),
        found.names().name(),
        found.names().display(),
        found.names().email(),
        found.names().type(),
        found.enabled(),
        found.times().created(),
        found.times().lastUsed(),
        found.facts(),
        held.stream()
            .map(one ->
                new HeldCredential(
                    one.kind(),
                    one.nativeId(),
                    one.created(),
                    one.lastUsed(),
                    one.expires(),
                    one.scopes()))
            .toList());
  }
}
