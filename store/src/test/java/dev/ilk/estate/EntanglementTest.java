package dev.ilk.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.connect.Connector;
import dev.ilk.discover.connect.Page;
import dev.ilk.discover.connect.Waiting;
import dev.ilk.estate.graph.Graph;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.store.EstateStores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts read, joined to people, looked at again as time goes by, and followed. */
class EntanglementTest {
  private static final Id.Identity ADA = new Ids(() -> TestDatabase.NOW).identity();
  private static final Id.Identity BOB = new Ids(() -> TestDatabase.NOW).identity();

  private TestDatabase test;
  private EstateStores stores;
  private Instant now = TestDatabase.NOW;

  @BeforeEach
  void create() throws Exception {
    test = TestDatabase.create(TestDatabase.Kind.SQLITE);
    stores = test.node().estate();
  }

  @AfterEach
  void close() {
    test.close();
  }

  /** One person, known by a provider's id, an address and a name; and the address of another. */
  private static final class OnlyAda implements Identities, Answerers {
    @Override
    public Map<Key, Id.Identity> find(Set<Key> keys) {
      Map<Key, Id.Identity> known = new HashMap<>();
      for (Key key : keys) {
        boolean hers =
            switch (key.sort()) {
              case SPIFFE_ID -> key.text().equals("spiffe://acme.example/main/workload/prod-api");
              case PROVIDER_ID -> key.text().equals("00u-ada");
              case ADDRESS -> key.text().equals("ada@acme.example");
              case SUBJECT -> key.text().equals("human:ada");
            };
        if (hers) {
          known.put(key, ADA);
        } else if (key.text().equals("bob@acme.example")) {
          known.put(key, BOB);
        }
      }
      return known;
    }

    @Override
    public Set<String> teams() {
      return Set.of("payments");
    }

    @Override
    public Optional<String> person(Id.Identity id) {
      return named(id).map(Named::subject);
    }

    @Override
    public Optional<Named> named(Id.Identity id) {
      return id.equals(ADA)
          ? Optional.of(new Named("human:ada", Set.of("ada", "ada@acme.example")))
          : Optional.empty();
    }
  }

  private static Account account(
      String id, String name, String email, Map<String, String> traits, HeldCredential... held) {
    return new Account(
        "x",
        id,
        name,
        "",
        email,
        "User",
        true,
        Optional.empty(),
        Optional.of(TestDatabase.NOW),
        traits,
        List.of(held));
  }

  private void read(String source, String connector, Account... accounts) throws Exception {
    stores
        .sources()
        .add(new Source(source, connector, Map.of(), "", "human:eve", now, Rhythm.USUAL));
    Opening opening =
        new Opening() {
          @Override
          public List<Problem> check(Source one) {
            return List.of();
          }

          @Override
          public Result<Connector> open(Source one, Waiting waiting) {
            return Result.ok(cursor -> new Page(List.of(accounts), Optional.empty()));
          }
        };
    new Discovering(
            stores.sources(), stores.runs(), stores.accounts(), opening, time -> {}, () -> now)
        .act(RunDiscovery.usual(source));
  }

  private ReclassifyAccounts.Progress again() throws Exception {
    return new Reclassification(
            stores.sources(),
            stores.accounts(),
            stores.findings(),
            stores.links(),
            new OnlyAda(),
            new Owning(
                stores.ownerClues(),
                stores.owners(),
                new OnlyAda(),
                new OnlyAda(),
                stores.sources(),
                stores.accounts(),
                stores.findings()),
            () -> now)
        .some(Optional.empty());
  }

  private FoundAccount found(String name) throws Exception {
    return stores.accounts().page(AccountQuery.ALL).accounts().stream()
        .filter(one -> one.names().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Entangled entangled(String of) throws Exception {
    Graph graph =
        new Graph(
            new Graph.Kept(stores.accounts(), stores.links(), stores.leaks(), new OnlyAda()),
            List.of(),
            () -> now);
    return graph.entangled(of, 4).orElseThrow();
  }

  @Test
  void administered_systems_join_and_others_suggest() throws Exception {
    read("corp", "okta", account("00u-ada", "a.lovelace", "", Map.of()));
    read("code", "github", account("77", "lady", "ada@acme.example", Map.of()));
    read("chat", "slack", account("U1", "ada", "", Map.of("title", "Engineer", "phone", "1")));
    assertEquals(1, again().joined());
    assertEquals(Optional.of(ADA), found("a.lovelace").holder());
    assertEquals(Optional.empty(), found("lady").holder());
    assertEquals(
        List.of(Link.Word.SUGGESTED, Link.Word.SUGGESTED),
        stores.links().waiting(Optional.empty(), 10).stream().map(Link::word).toList());
    assertEquals(0, again().joined());
  }

  @Test
  void ids_that_a_provider_or_ilk_gave_join_where_the_company_sets_them() throws Exception {
    read("people", "scim", account("s1", "ada.l", "", Map.of("external-id", "00u-ada")));
    String id = "spiffe://acme.example/main/workload/prod-api";
    read("keys", "vault", account("r1", "role-api", "", Map.of("bound-to", id)));
    read(
        "code",
        "github",
        account("g1", "anybody", "", Map.of("external-id", "00u-ada", "bound-to", id)),
        account("00u-ada", "somebody", "", Map.of()));
    assertEquals(2, again().joined());
    assertEquals(Optional.of(ADA), found("ada.l").holder());
    assertEquals(Optional.of(ADA), found("role-api").holder());
    assertEquals(Optional.empty(), found("anybody").holder());
    assertEquals(Optional.empty(), found("somebody").holder());
  }

  @Test
  void keys_that_speak_for_several_join_nobody_and_are_shown() throws Exception {
    read(
        "people", "scim", account("00u-ada", "x", "bob@acme.example", Map.of("title", "Engineer")));
    assertEquals(0, again().joined());
    List<Link> waiting = stores.links().waiting(Optional.empty(), 10);
    assertEquals(Set.of(ADA, BOB), Set.copyOf(waiting.stream().map(Link::identity).toList()));
    assertTrue(
        waiting.stream().allMatch(one -> one.because().endsWith("is somebody else's")),
        waiting.toString());
  }

  @Test
  void an_address_joins_where_the_system_has_verified_it_and_only_there() throws Exception {
    String hers = "ada@acme.example";
    read(
        "chat",
        "slack",
        account("U1", "verified", hers, Map.of("email-verified", "true")),
        account("U2", "unverified", hers, Map.of("email-verified", "false")),
        account("U3", "unclear", hers, Map.of("email-verified", "perhaps")),
        account("U4", "other", "eve@acme.example", Map.of("email-verified", "true")));
    assertEquals(1, again().joined());
    assertEquals(Optional.of(ADA), found("verified").holder());
    for (String name : List.of("unverified", "unclear", "other")) {
      assertEquals(Optional.empty(), found(name).holder(), name);
    }
    assertEquals(2, stores.links().waiting(Optional.empty(), 10).size());
  }

  @Test
  void what_becomes_stale_as_time_goes_by_is_found_without_a_reading() throws Exception {
    read("code", "github", account("1", "svc-orders", "", Map.of("owner", "ada")));
    assertEquals(List.of(), codes());
    now = now.plus(Duration.ofDays(91));
    again();
    assertEquals(List.of("stale"), codes());
  }

  @Test
  void what_is_wrong_follows_at_once_what_a_person_says_an_account_is() throws Exception {
    read("chat", "slack", account("U1", "svc-orders", "", Map.of()));
    assertEquals(List.of("ownerless"), codes());
    Accounts accounts =
        new Accounts(stores.sources(), stores.accounts(), stores.findings(), _ -> Optional.empty());
    Id.Account id = found("svc-orders").id();
    assertTrue(accounts.said(id, Kind.HUMAN, "human:ada", "it is Sven", now).isPresent());
    assertEquals(List.of(), codes());
    assertTrue(accounts.said(id, Kind.WORKLOAD, "human:ada", "it is not", now).isPresent());
    assertEquals(List.of("ownerless"), codes());
  }

  private List<String> codes() throws Exception {
    return stores
        .findings()
        .page(
            new FindingQuery(
                Optional.empty(),
                Optional.empty(),
                FindingFilter.State.OPEN,
                now,
                Optional.empty(),
                10))
        .findings()
        .stream()
        .map(one -> one.code())
        .toList();
  }

  private static List<String> told(Entangled entangled) {
    return entangled.strands().stream()
        .map(Entangled.Strand::step)
        .map(step ->
            "%d %s %s"
                .formatted(
                    step.depth(),
                    step.edge().relation().word(),
                    step.far().label().replaceFirst(".*/", "")))
        .toList();
  }

  @Test
  void what_hangs_on_a_person_is_followed_through_what_they_own() throws Exception {
    read("corp", "okta", account("00u-ada", "a.lovelace", "ada@acme.example", Map.of()));
    read(
        "code",
        "github",
        account("1", "svc-orders", "", Map.of("owner", "ADA@acme.example")),
        account("2", "svc-mail", "", Map.of("depends-on", "svc-orders")),
        account("3", "svc-ring", "", Map.of("depends-on", "svc-mail,svc-ring")),
        account("4", "svc-apart", "", Map.of("owner", "bob")));
    again();
    Entangled entangled = entangled("human:ada");
    assertEquals(
        List.of(
            "1 holds a.lovelace",
            "1 owns svc-orders",
            "2 depends-on svc-mail",
            "3 depends-on svc-ring"),
        told(entangled));
    assertEquals(Optional.empty(), entangled.cut());
    assertEquals(2, entangled(found("svc-orders").id().value()).strands().size());
  }

  @Test
  void what_an_account_can_become_counts_in_its_reach_and_is_told() throws Exception {
    String arn = "arn:aws:iam::123456789012:user/deployer";
    HeldCredential key = new HeldCredential("key", "k", none(), none(), none());
    read("other", "aws", account("AROA9", "elsewhere", "", Map.of("trusts", "deployer")));
    read(
        "cloud",
        "aws",
        account("AROA1", "deploy", "", Map.of("trusts", arn, "arn", "arn:aws:iam::1:role/deploy")),
        account(
            "AROA2", "root", "", Map.of("trusts", "arn:aws:iam::1:role/deploy", "admin", "true")),
        account("AIDA1", "deployer", "", Map.of("arn", arn, "owner", "ada"), key),
        account("AIDA2", "alone", "", Map.of("owner", "ada"), key));
    again();
    FoundWrong powerful = wrong("deployer");
    FoundWrong alone = wrong("alone");
    assertEquals(alone.reach() + 1 + 101, powerful.reach());
    assertTrue(
        powerful
            .evidence()
            .endsWith("; it can become `cloud/deploy`, `cloud/root`, which adds 102 to its reach"),
        powerful.evidence());
    assertEquals(alone.severity(), powerful.severity());
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }

  private FoundWrong wrong(String name) throws Exception {
    FindingQuery all =
        new FindingQuery(
            Optional.of("never-expires"),
            Optional.empty(),
            FindingFilter.State.OPEN,
            now,
            Optional.empty(),
            10);
    return stores.findings().page(all).findings().stream()
        .filter(one -> one.name().endsWith("/" + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoever_may_take_up_a_role_is_told_with_what_hangs_on_the_role() throws Exception {
    String arn = "arn:aws:iam::123456789012:user/deployer";
    read(
        "cloud",
        "aws",
        account("AIDA1", "deployer", "", Map.of("arn", arn)),
        account("AROA1", "deploy", "", Map.of("trusts", "ec2.amazonaws.com," + arn)),
        account("AROA2", "release", "", Map.of("trusts", "arn:aws:iam::1:role/other")),
        account("x1", "svc-release", "", Map.of("depends-on", "deploy")));
    assertEquals(
        List.of("1 can-assume deploy", "2 depends-on svc-release"),
        told(entangled(found("deployer").id().value())));
  }

  @Test
  void a_tangle_without_end_is_followed_so_far_and_no_further() throws Exception {
    Account[] many = new Account[900];
    for (int i = 0; i < many.length; i++) {
      many[i] = account("n" + i, "a" + i, "", Map.of("depends-on", "a" + i / 3 + ",hub"));
    }
    read("code", "github", many);
    Entangled entangled = entangled(found("a0").id().value());
    assertTrue(entangled.cut().isPresent());
    assertTrue(entangled.strands().size() <= 500);
    assertTrue(entangled.strands().stream().allMatch(one -> one.step().depth() <= 4));
  }
}
