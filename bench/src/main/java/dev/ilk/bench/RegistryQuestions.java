package dev.ilk.bench;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.EstateStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Everything that the interface, the command line and the console ask of a registry. */
final class RegistryQuestions {
  private static final List<Kind> KINDS = List.of(Kind.HUMAN, Kind.WORKLOAD, Kind.AGENT);
  private static final int PAGE = 50;
  private static final Optional<Environment> DEV = Optional.of(new Environment("dev"));
  private static final Optional<Kind> MACHINE = Optional.of(Kind.WORKLOAD);

  private final FilledRegistry filled;
  private final RegistryStore registry;
  private final EstateStores estate;
  private final EstateQuestions filters;
  private final Random random = new Random(7);
  private final List<FoundAccount> sample = new ArrayList<>();
  private final List<FindingQuery.Mark> places = new ArrayList<>();

  /**
   * Something that is asked.
   *
   * @param name in a few words
   * @param ask asks it, another way each time
   */
  record Question(String name, Asking ask) {}

  /** Asks a question. */
  interface Asking {
    void at(int round) throws StoreUnavailable;
  }

  RegistryQuestions(FilledRegistry filled) throws StoreUnavailable {
    this.filled = filled;
    this.registry = filled.stores().registry();
    this.estate = filled.stores().estate();
    this.filters = new EstateQuestions(estate);
    sample.addAll(estate.accounts().page(accountsAfter("person-", 1000)).accounts());
    sample.addAll(estate.accounts().page(accountsAfter("svc-", 1000)).accounts());
    Optional<FindingQuery.Mark> mark = Optional.empty();
    for (int page = 0; page < 20; page++) {
      FindingPage some = estate.findings().page(findings(none(), none(), true, mark, 1000));
      mark = some.next();
      mark.ifPresent(places::add);
    }
  }

  List<Question> all() throws StoreUnavailable {
    List<Question> all = new ArrayList<>(identities());
    all.addAll(accounts());
    all.addAll(filters.accounts());
    all.addAll(findings());
    all.addAll(new GraphQuestions(filled).all());
    all.addAll(filters.findings());
    all.addAll(new CompanySecrets(estate.secrets(), FilledRegistry.NOW).questions());
    return all;
  }

  /** What is asked once all accounts were looked at. */
  List<Question> links() {
    return filters.links();
  }

  private List<Question> identities() {
    return List.of(
        new Question("identities: a page far on", _ -> page(none(), none(), "", somebody())),
        new Question("identities: of a kind", i -> page(kind(i), none(), "", "")),
        new Question("identities: of an environment", _ -> page(none(), DEV, "", "")),
        new Question("identities: people of dev, who are none", _ -> page(people(), DEV, "", "")),
        new Question("identities: name contains, rare", _ -> page(none(), none(), digits(), "")),
        new Question("identities: name contains, frequent", i -> page(none(), none(), word(i), "")),
        new Question(
            "identities: name contains a kind's word", _ -> page(none(), none(), "workl", "")),
        new Question("identities: name contains, nobody", i -> page(none(), none(), "zz" + i, "")),
        new Question(
            "identities: name contains, far on in a kind", _ -> page(MACHINE, none(), "prod", "")),
        new Question(
            "identities: name contains, in no such environment",
            _ -> page(none(), DEV, "prod", "")),
        new Question("identities: detail", _ -> registry.find(Set.of(Key.subject(somebody())))),
        new Question(
            "identities: whom a person answers for",
            _ -> registry.ownedBy(CompanyIdentities.contact(number()), 200)));
  }

  private List<Question> accounts() {
    return List.of(
        new Question("accounts: the first page", _ -> accounts("", none(), none(), none(), false)),
        new Question(
            "accounts: a page far on",
            _ -> estate.accounts().page(accountsAfter(CompanyIdentities.person(number()), PAGE))),
        new Question(
            "accounts: search by name",
            i -> accounts("svc-" + word(i), none(), none(), none(), false)),
        new Question(
            "accounts: search by address",
            _ ->
                accounts(
                    CompanyIdentities.person(number() | 1) + "@", none(), none(), none(), false)),
        new Question("accounts: of a source", _ -> accounts("", source(), none(), none(), false)),
        new Question(
            "accounts: of a source and kind", _ -> accounts("", source(), people(), none(), false)),
        new Question(
            "accounts: of a source and a kind nobody is",
            _ -> accounts("", source(), Optional.of(Kind.AGENT), none(), true)),
        new Question(
            "accounts: unlinked software", _ -> accounts("svc-", none(), MACHINE, none(), true)),
        new Question(
            "accounts: gone", _ -> accounts("", none(), none(), Optional.of(Presence.GONE), false)),
        new Question("accounts: of an identity", _ -> heldBy()),
        new Question("accounts: detail", _ -> estate.accounts().find(some().id())),
        new Question("links: of an account", _ -> estate.links().of(some().id())),
        new Question(
            "links: that wait", _ -> estate.links().waiting(Optional.of(some().id()), PAGE)));
  }

  private List<Question> findings() {
    return List.of(
        new Question("findings: the gravest", _ -> findingsPage(none(), none(), false, none())),
        new Question("findings: a page far on", _ -> findingsPage(none(), none(), true, place())),
        new Question(
            "findings: of a sort", i -> findingsPage(Optional.of(code(i)), none(), false, none())),
        new Question(
            "findings: of a sort that there is none of",
            _ -> findingsPage(Optional.of("no-second-factor"), none(), false, none())),
        new Question(
            "findings: of an account", _ -> findingsPage(none(), of(some()), true, none())));
  }

  /** From reading a changed account until its finding is listed; the end of it is checked. */
  Question changed() throws StoreUnavailable {
    FilledRegistry.Changing changing = filled.changing();
    Optional<String> source = Optional.of(CompanyAccounts.name(FilledRegistry.CHANGING));
    return new Question(
        "findings: listed after a change",
        round -> {
          changing.read(round);
          AccountQuery changed =
              accountQuery(changing.nameOf(round), source, none(), none(), false, none(), 1);
          FoundAccount one = estate.accounts().page(changed).accounts().getFirst();
          Optional<String> stale = Optional.of("stale");
          if (findingsPage(stale, of(one), true, none()).findings().isEmpty()) {
            throw new IllegalStateException("the change led to no finding");
          }
        });
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static Optional<Kind> people() {
    return Optional.of(Kind.HUMAN);
  }

  private static Optional<Kind> kind(int i) {
    return Optional.of(KINDS.get(i % 3));
  }

  private static String word(int i) {
    return CompanyIdentities.WORDS.get(i % CompanyIdentities.WORDS.size());
  }

  private static String code(int i) {
    return List.of("stale", "ownerless", "never-expires", "not-rotated").get(i % 4);
  }

  private int number() {
    return random.nextInt(filled.identities());
  }

  private String digits() {
    return "%05d".formatted(number() % 100_000);
  }

  private String somebody() {
    return CompanyIdentities.subject(number());
  }

  /** One of the accounts that there are. */
  FoundAccount some() {
    return sample.get(random.nextInt(sample.size()));
  }

  private Optional<FindingQuery.Mark> place() {
    return places.isEmpty() ? none() : Optional.of(places.get(random.nextInt(places.size())));
  }

  private Optional<String> source() {
    return Optional.of(CompanyAccounts.name(random.nextInt(FilledRegistry.SOURCES)));
  }

  private void page(Optional<Kind> kind, Optional<Environment> in, String text, String after)
      throws StoreUnavailable {
    registry.page(new Filter(kind, in, none(), text, after, PAGE));
  }

  private void heldBy() throws StoreUnavailable {
    Key key = Key.subject("human:" + CompanyIdentities.person(number() | 1));
    Optional<Id.Identity> holder =
        Optional.ofNullable(registry.find(Set.of(key)).get(key)).map(one -> one.actor().id());
    estate.accounts().page(accountQuery("", none(), none(), none(), false, holder, PAGE));
  }

  private AccountPage accounts(
      String prefix,
      Optional<String> source,
      Optional<Kind> kind,
      Optional<Presence> presence,
      boolean orphans)
      throws StoreUnavailable {
    return estate
        .accounts()
        .page(accountQuery(prefix, source, kind, presence, orphans, none(), PAGE));
  }

  private static AccountQuery accountQuery(
      String prefix,
      Optional<String> source,
      Optional<Kind> kind,
      Optional<Presence> presence,
      boolean orphans,
      Optional<Id.Identity> holder,
      int limit) {
    return new AccountQuery(prefix, source, kind, presence, orphans, holder, none(), limit);
  }

  private static AccountQuery accountsAfter(String name, int limit) {
    return new AccountQuery(
        "",
        none(),
        none(),
        none(),
        false,
        none(),
        Optional.of(new AccountQuery.Mark(name, "acc_")),
        limit);
  }

  private static Optional<Whose> of(FoundAccount account) {
    return Optional.of(new Whose.OfAccount(account.id()));
  }

  private static FindingQuery findings(
      Optional<String> code,
      Optional<Whose> whose,
      boolean accepted,
      Optional<FindingQuery.Mark> after,
      int limit) {
    FindingFilter.State state = accepted ? FindingFilter.State.ANY : FindingFilter.State.OPEN;
    return new FindingQuery(code, whose, state, FilledRegistry.NOW, after, limit);
  }

  private FindingPage findingsPage(
      Optional<String> code,
      Optional<Whose> whose,
      boolean accepted,
      Optional<FindingQuery.Mark> after)
      throws StoreUnavailable {
    return estate.findings().page(findings(code, whose, accepted, after, PAGE));
  }
}
