package dev.ilk.bench;

import dev.ilk.estate.Owning;
import dev.ilk.estate.Reclassification;
import dev.ilk.estate.stored.Held;
import dev.ilk.estate.stored.Sheet;
import dev.ilk.estate.stored.Sighting;
import dev.ilk.estate.stored.Start;
import dev.ilk.estate.stored.Step;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Registered;
import dev.ilk.store.EstateStores;
import dev.ilk.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A made-up company of any size in a store: who is registered, and accounts elsewhere. */
final class FilledRegistry {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final int SOURCES = 20;

  /** The source that changes while it is measured. */
  static final int CHANGING = SOURCES;

  private static final int CHANGING_ACCOUNTS = 1_000;
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int BATCH = 1_000;

  /** Of so many accounts one has a static secret that is in the programme. */
  private static final int SECRET_OF = 10;

  private final Stores stores;
  private final EstateStores estate;
  private final int identities;
  private final CompanyAccounts made;
  private final Consumer<String> progress;
  private long accounts;
  private long credentials;

  FilledRegistry(Stores stores, int identities, Consumer<String> progress) {
    this.stores = stores;
    this.estate = stores.estate();
    this.identities = identities;
    this.made = new CompanyAccounts(identities, NOW);
    this.progress = progress;
  }

  /** Through the store's own code, a batch a transaction. */
  void fill(int wanted) throws StoreUnavailable {
    register();
    accounts(wanted);
    int secrets = wanted / SECRET_OF;
    new CompanySecrets(estate.secrets(), NOW).fill(secrets);
    progress.accept("%,d static secrets".formatted(secrets));
  }

  /** Only accounts, of whoever is registered already. */
  void accounts(int wanted) throws StoreUnavailable {
    for (int source = 0; source < SOURCES; source++) {
      discover(source, Math.max(1, wanted / SOURCES));
      progress.accept("%,d accounts and %,d credentials".formatted(accounts, credentials));
    }
    discover(CHANGING, CHANGING_ACCOUNTS);
  }

  long accounts() {
    return accounts;
  }

  long credentials() {
    return credentials;
  }

  int identities() {
    return identities;
  }

  Stores stores() {
    return stores;
  }

  private void register() throws StoreUnavailable {
    CompanyIdentities company = new CompanyIdentities(NOW);
    long version = stores.registry().catalogue().version();
    for (int from = 0; from < identities; from += BATCH) {
      List<Registered> some =
          IntStream.range(from, Math.min(from + BATCH, identities))
              .mapToObj(i -> new Registered(company.actor(i), "bench", 0))
              .toList();
      if (!stores.registry().write(new Batch(version++, some, List.of(), List.of()))) {
        throw new IllegalStateException("another writes the registry");
      }
      if (from % (50 * BATCH) == 0) {
        progress.accept("%,d identities".formatted(from + some.size()));
      }
    }
  }

  private void discover(int source, int each) throws StoreUnavailable {
    String name = CompanyAccounts.name(source);
    estate.sources().add(CompanyAccounts.source(source, SOURCES, NOW));
    Held held =
        estate.runs().take(name, Start.everything(false), NOW, NOW.plus(LEASE)).orElseThrow();
    int first = source * each;
    for (int from = 0; from < each; from += BATCH) {
      int to = Math.min(from + BATCH, each);
      List<Sighting> page = made.sightings(source, first + from, first + to);
      Optional<String> next = to < each ? Optional.of(String.valueOf(to)) : Optional.empty();
      held = went(estate.runs().page(held, new Sheet(page, next), NOW, NOW.plus(LEASE)));
      accounts += page.size();
      credentials += page.stream().mapToLong(one -> one.account().credentials().size()).sum();
    }
    while (held.run().state().isOpen()) {
      held = went(estate.runs().judge(held, false, NOW, NOW.plus(LEASE)));
    }
  }

  /** A run that reads one changed account at a time and does not end. */
  Changing changing() throws StoreUnavailable {
    String name = CompanyAccounts.name(CHANGING);
    Held held =
        estate.runs().take(name, Start.everything(false), NOW, NOW.plus(LEASE)).orElseThrow();
    return new Changing(held);
  }

  final class Changing {
    private Held held;

    private Changing(Held held) {
      this.held = held;
    }

    /** Reads an account that was last used so long ago that it is stale. */
    void read(int round) throws StoreUnavailable {
      int i = CHANGING * CHANGING_ACCOUNTS + round % CHANGING_ACCOUNTS;
      Instant used = NOW.minus(Duration.ofDays(200 + round / CHANGING_ACCOUNTS));
      Sighting one = made.sighting(made.account(CHANGING, i, Optional.of(used)));
      Optional<String> next = Optional.of("changing-" + round);
      held = went(estate.runs().page(held, new Sheet(List.of(one), next), NOW, NOW.plus(LEASE)));
    }

    String nameOf(int round) {
      int i = CHANGING * CHANGING_ACCOUNTS + round % CHANGING_ACCOUNTS;
      return made.account(CHANGING, i, Optional.empty()).name();
    }
  }

  private static Held went(Step step) {
    return switch (step) {
      case Step.Went(Held held) -> held;
      case Step.Lost _, Step.Circles _ -> throw new IllegalStateException("another is at work");
    };
  }

  /** Looks at all accounts again, as a server does, and says how far it is. */
  long reclassify() throws StoreUnavailable {
    BenchIdentities identities = new BenchIdentities(stores.registry());
    Reclassification reclassification =
        new Reclassification(
            estate.sources(),
            estate.accounts(),
            estate.findings(),
            estate.links(),
            identities,
            new Owning(
                estate.ownerClues(),
                estate.owners(),
                identities,
                identities,
                estate.sources(),
                estate.accounts(),
                estate.findings()),
            InstantSource.system());
    long looked = 0;
    Optional<Id.Account> next = Optional.empty();
    do {
      ReclassifyAccounts.Progress some = reclassification.some(next);
      looked += some.looked();
      next = some.next();
      progress.accept("%,d accounts looked at again".formatted(looked));
    } while (next.isPresent());
    return looked;
  }
}
