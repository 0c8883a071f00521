package dev.ilk.bench;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import dev.ilk.discover.finding.Findings;
import dev.ilk.estate.Reclassification;
import dev.ilk.estate.stored.Held;
import dev.ilk.estate.stored.Sighting;
import dev.ilk.estate.stored.Step;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.store.EstateStores;
import dev.ilk.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A made-up company of any size in a store: its people, and their accounts elsewhere. */
final class FilledRegistry {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int BATCH = 2_000;
  private static final int SOURCES = 20;
  private static final int PAGE = 50;
  private static final List<String> WORDS =
      List.of("orders", "mail", "backup", "billing", "search", "deploy", "report", "sync");

  private final Stores stores;
  private final EstateStores estate;
  private final int identities;
  private final List<Id.Account> sample = new ArrayList<>();
  private long accounts;
  private long credentials;

  /**
   * Something that people ask of a registry.
   *
   * @param name in a few words
   * @param ask asks it, another way each time
   */
  record Question(String name, Asking ask) {}

  /** Asks a question. */
  interface Asking {
    void at(int round) throws Exception;
  }

  private FilledRegistry(Stores stores, int identities) {
    this.stores = stores;
    this.estate = stores.estate();
    this.identities = identities;
  }

  static FilledRegistry fill(Stores stores, int identities) throws Exception {
    FilledRegistry filled = new FilledRegistry(stores, identities);
    filled.register();
    filled.discover();
    filled.choose();
    return filled;
  }

  long accounts() {
    return accounts;
  }

  long credentials() {
    return credentials;
  }

  private void register() throws Exception {
    Ids ids = new Ids(InstantSource.fixed(NOW));
    long version = stores.registry().catalogue().version();
    for (int from = 0; from < identities; from += BATCH) {
      List<Registered> people =
          IntStream.range(from, Math.min(from + BATCH, identities))
              .mapToObj(i -> new Registered(person(ids, i), "bench", 0))
              .toList();
      if (!stores.registry().write(new Batch(version++, people, List.of(), List.of()))) {
        throw new IllegalStateException("another writes the registry");
      }
    }
  }

  private static Human person(Ids ids, int i) {
    String name = "person-%07d".formatted(i);
    return new Human(
        ids.identity(),
        name,
        Human.Subtype.EMPLOYEE,
        Status.ACTIVE,
        NOW,
        Optional.empty(),
        new Human.ProviderAccount("corp", Optional.of("sub-" + i), name + "@acme.example"),
        Set.of(),
        Set.of(),
        new Human.Profile("Person " + i, "", ""));
  }

  /** Two accounts for each identity, and every other one holds a credential. */
  private void discover() throws Exception {
    Classifier classifier = new Classifier(ClassRules.builtIn(), new Corrections());
    int each = Math.max(1, 2 * identities / SOURCES);
    for (int source = 0; source < SOURCES; source++) {
      String name = "source-%02d".formatted(source);
      estate.sources().add(new Source(name, "csv", Map.of(), "", "human:bench", NOW));
      Held held = estate.runs().take(name, false, NOW, NOW.plus(LEASE)).orElseThrow();
      for (int from = 0; from < each; from += BATCH) {
        int to = Math.min(from + BATCH, each);
        int place = source;
        List<Sighting> page =
            IntStream.range(from, to)
                .parallel()
                .mapToObj(i -> account(name, place, i))
                .map(account -> {
                  Classified said = classifier.classify(account);
                  return new Sighting(account, said, Findings.of(account, said, NOW));
                })
                .toList();
        Optional<String> next = to < each ? Optional.of(String.valueOf(to)) : Optional.empty();
        held = went(estate.runs().page(held, page, next, NOW, NOW.plus(LEASE)));
        accounts += page.size();
        credentials += page.stream().mapToLong(one -> one.account().credentials().size()).sum();
      }
      while (held.run().state().isOpen()) {
        held = went(estate.runs().judge(held, false, NOW, NOW.plus(LEASE)));
      }
    }
  }

  private static Held went(Step step) {
    return switch (step) {
      case Step.Went(Held held) -> held;
      case Step.Lost _, Step.Circles _ -> throw new IllegalStateException("another is at work");
    };
  }

  private static Account account(String system, int source, int i) {
    String word = WORDS.get(i % WORDS.size());
    boolean software = i % 2 == 0;
    String name = software ? "svc-%s-%07d".formatted(word, i) : "person-%07d".formatted(i);
    return new Account(
        "csv:" + system,
        source + "-" + i,
        name,
        software ? "" : "Person " + i,
        software ? "" : name + "@acme.example",
        software ? "service account" : "User",
        true,
        Optional.of(NOW.minus(Duration.ofDays(i % 900))),
        Optional.of(NOW.minus(Duration.ofDays(i % 120))),
        software ? Map.of("description", word + " job") : Map.of("title", "Engineer"),
        software
            ? List.of(
                new HeldCredential(
                    "key",
                    "k-" + i,
                    Optional.of(NOW.minus(Duration.ofDays(i % 900))),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("read")))
            : List.of());
  }

  private void choose() throws Exception {
    estate
        .accounts()
        .page(query("", Optional.empty(), Optional.empty(), Optional.empty(), false, 1000))
        .accounts()
        .forEach(one -> sample.add(one.id()));
  }

  private static AccountQuery query(
      String prefix,
      Optional<String> source,
      Optional<Kind> kind,
      Optional<Presence> presence,
      boolean orphans,
      int limit) {
    return new AccountQuery(
        prefix, source, kind, presence, orphans, Optional.empty(), Optional.empty(), limit);
  }

  /** Everything that lists, searches, filters or tells. */
  List<Question> questions() {
    Random random = new Random(7);
    return List.of(
        new Question("identities: a page far on", i -> identities("", somebody(random))),
        new Question("identities: filter by kind", i -> identities("", "")),
        new Question(
            "identities: name contains", i -> identities("%05d".formatted(number(random)), "")),
        new Question("identities: name that nobody has", i -> identities("zz" + i, "")),
        new Question(
            "identities: detail",
            i -> stores.registry().find(Set.of(Key.subject(somebody(random))))),
        new Question("accounts: the first page", i -> accounts("", none(), none(), false)),
        new Question("accounts: a page far on", i -> far(random)),
        new Question(
            "accounts: search by name",
            i -> accounts("svc-" + WORDS.get(i % WORDS.size()), none(), none(), false)),
        new Question(
            "accounts: search by address", i -> accounts(address(random), none(), none(), false)),
        new Question(
            "accounts: filter by source", i -> accounts("", source(random), none(), false)),
        new Question(
            "accounts: filter by source and kind",
            i -> accounts("", source(random), Optional.of(Kind.HUMAN), false)),
        new Question(
            "accounts: filter by kind nobody is",
            i -> accounts("", source(random), Optional.of(Kind.AGENT), true)),
        new Question(
            "accounts: unlinked software",
            i -> accounts("svc-", none(), Optional.of(Kind.WORKLOAD), true)),
        new Question("accounts: gone", i -> gone()),
        new Question(
            "accounts: detail",
            i -> estate.accounts().find(sample.get(random.nextInt(sample.size())))));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private int number(Random random) {
    return random.nextInt(identities);
  }

  private String somebody(Random random) {
    return "human:person-%07d".formatted(number(random));
  }

  private String address(Random random) {
    return "person-%07d@".formatted(number(random) | 1);
  }

  private static Optional<String> source(Random random) {
    return Optional.of("source-%02d".formatted(random.nextInt(SOURCES)));
  }

  private void identities(String text, String after) throws Exception {
    stores
        .registry()
        .page(
            new Filter(
                Optional.of(Kind.HUMAN),
                Optional.<Environment>empty(),
                Optional.empty(),
                text,
                after,
                PAGE));
  }

  private void accounts(
      String prefix, Optional<String> source, Optional<Kind> kind, boolean orphans)
      throws Exception {
    estate.accounts().page(query(prefix, source, kind, Optional.empty(), orphans, PAGE));
  }

  private void gone() throws Exception {
    Optional<Presence> gone = Optional.of(Presence.GONE);
    estate.accounts().page(query("", none(), none(), gone, false, PAGE));
  }

  private AccountPage far(Random random) throws Exception {
    AccountQuery.Mark mark = new AccountQuery.Mark("person-%07d".formatted(number(random)), "acc_");
    return estate
        .accounts()
        .page(new AccountQuery("", none(), none(), none(), false, none(), Optional.of(mark), PAGE));
  }

  /** Looks at all accounts again, as a server does. */
  long reclassify() throws Exception {
    Reclassification reclassification =
        new Reclassification(
            estate.sources(),
            estate.accounts(),
            estate.findings(),
            estate.links(),
            new BenchIdentities(stores.registry()),
            InstantSource.system());
    long looked = 0;
    Optional<Id.Account> next = Optional.empty();
    do {
      ReclassifyAccounts.Progress progress = reclassification.some(next);
      looked += progress.looked();
      next = progress.next();
    } while (next.isPresent());
    return looked;
  }
}
