package dev.ilk.store.plan;

import static dev.ilk.store.TestDatabase.NOW;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Criterion;
import dev.ilk.gate.people.Criterion.Operator;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.record.log.Ref;
import dev.ilk.registry.people.Joined;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Key;
import dev.ilk.store.CertifiedStores;
import dev.ilk.store.GovernanceStores;
import dev.ilk.store.Stores;
import dev.ilk.store.database.Work;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All lists of a store that the interface, SCIM and the console show, with each of their filters.
 */
final class Lists {
  private static final int PAGE = 50;
  private static final Id.Identity SOMEBODY = new Id.Identity(Crowd.idOf("idn_", 40));
  private static final Id.Identity PERSON = new Id.Identity(Crowd.idOf("idn_", 10_000_040));

  private final Map<String, Work.Asking> all = new LinkedHashMap<>();

  private Lists() {}

  static Map<String, Work.Asking> of(Stores node) {
    Lists lists = new Lists();
    lists.identities(node);
    lists.people(node);
    lists.groups(node);
    lists.governance(node.governance());
    lists.access(node);
    lists.certified(node.certified());
    lists.all.putAll(EstateLists.of(node.estate()));
    return lists.all;
  }

  private void identities(Stores node) {
    Optional<Environment> dev = Optional.of(new Environment("dev"));
    Optional<Kind> machines = Optional.of(Kind.WORKLOAD);
    Optional<String> set = Optional.of("set-1");
    identities(node, "all", Optional.empty(), Optional.empty(), Optional.empty());
    identities(node, "of a kind", machines, Optional.empty(), Optional.empty());
    identities(node, "of a kind nobody is", Optional.of(Kind.HUMAN), dev, Optional.empty());
    identities(node, "of an environment", Optional.empty(), dev, Optional.empty());
    identities(node, "of a kind and an environment", machines, dev, Optional.empty());
    identities(node, "of a set", Optional.empty(), Optional.empty(), set);
    identities(node, "of a set and a kind", machines, Optional.empty(), set);
    all.put(
        "identities: detail",
        () -> node.registry().find(Set.of(Key.subject("workload:" + Crowd.idOf("prod-", 40)))));
    all.put("identities: in the care of a contact", () -> node.registry().ownedBy("p-7", 200));
    all.put("identities: in the care of a person", () -> node.registry().inCareOf("p-7"));
    all.put("identities: sets", node.registry()::sets);
    all.put("delegations: of an identity", () -> node.delegations().holding(SOMEBODY, NOW, PAGE));
    all.put("revocations: from one on", () -> node.revocations().after(5, PAGE));
    all.put("record: of one thing", () -> node.log().find(Ref.to(SOMEBODY), 1_000_000, PAGE));
  }

  private void identities(
      Stores node,
      String name,
      Optional<Kind> kind,
      Optional<Environment> in,
      Optional<String> set) {
    all.put(
        "identities: " + name, () -> node.registry().page(new Filter(kind, in, set, "", "", PAGE)));
  }

  private void people(Stores node) {
    people(node, "everybody", Criterion.everybody(), Attribute.ID);
    people(node, "everybody, by name", Criterion.everybody(), Attribute.USER_NAME);
    people(node, "by id", Criterion.withId(PERSON.value()), Attribute.ID);
    people(node, "by user name", equal(Attribute.USER_NAME, "person-40"), Attribute.ID);
    people(node, "by external id", equal(Attribute.EXTERNAL_ID, "ext-40"), Attribute.ID);
    people(node, "by address", equal(Attribute.EMAIL, "person-40@acme.example"), Attribute.ID);
  }

  private void people(Stores node, String name, Criterion who, Attribute order) {
    Search search = new Search(who, order, false, new Search.Paging.From(0), PAGE);
    all.put("people: " + name, () -> node.people().page(Joined.HR, search));
  }

  static Criterion equal(Attribute attribute, String text) {
    return new Criterion.Compare(attribute, Operator.EQ, new Criterion.Value.OfText(text));
  }

  private void groups(Stores node) {
    Search named =
        new Search(
            equal(Attribute.DISPLAY_NAME, "group 40"),
            Attribute.ID,
            false,
            new Search.Paging.From(0),
            PAGE);
    all.put("groups: by name", () -> node.groups().page(Optional.of(Joined.HR), named, true));
  }

  private void governance(GovernanceStores governance) {
    Optional<Team> team = Optional.of(new Team("team-1"));
    Id.Review review = new Id.Review(Crowd.idOf("rvw_", 7));
    Optional<Set<String>> own = Optional.of(Set.of("human:p-1", "human:p-2"));
    all.put("reviews: latest", () -> governance.reviews().latest(PAGE));
    all.put("reviews: detail", () -> governance.reviews().find(review));
    all.put("reviews: items", () -> governance.reviews().items(review, Optional.empty(), 0, PAGE));
    all.put("reviews: one's own items", () -> governance.reviews().items(review, own, 0, PAGE));
    all.put("reviews: shares", () -> governance.reviews().shares(review, own));
    all.put(
        "lifecycle: expiring",
        () -> governance.lapses().expiring(Optional.empty(), NOW.plus(Duration.ofDays(900)), PAGE));
    all.put(
        "lifecycle: expiring of a team",
        () -> governance.lapses().expiring(team, NOW.plus(Duration.ofDays(900)), PAGE));
    all.put("requests: one's own", () -> governance.requests().by(SOMEBODY, PAGE));
    all.put("requests: of a team", () -> governance.requests().of(team.get(), PAGE));
    all.put("requests: open", () -> governance.requests().open("", PAGE));
    all.put("hand-overs: open", () -> governance.handOvers().open("", PAGE));
  }

  private void access(Stores node) {
    Id.MassChange change = new Id.MassChange(Crowd.idOf("mch_", 7));
    Optional<String> workload = Optional.of("prod-7");
    all.put("approvals: waiting", () -> node.approvals().waiting(NOW, PAGE));
    all.put("elevations: latest", () -> node.elevations().latest(Optional.empty(), PAGE));
    all.put("elevations: of one", () -> node.elevations().latest(Optional.of(SOMEBODY), PAGE));
    all.put("deployments: there", () -> node.deployments().list(Optional.empty(), false, PAGE));
    all.put("deployments: all", () -> node.deployments().list(Optional.empty(), true, PAGE));
    all.put("deployments: of one, there", () -> node.deployments().list(workload, false, PAGE));
    all.put("deployments: of one, all", () -> node.deployments().list(workload, true, PAGE));
    all.put("sessions: of one", () -> node.sessionsOfPeople().open(SOMEBODY, NOW, PAGE));
    all.put("grants: of one", () -> node.grants().of(SOMEBODY, NOW, PAGE));
    all.put("apps: of an environment", () -> node.apps().of(new Environment("dev"), PAGE));
    all.put("apps: of a full environment", () -> node.apps().of(new Environment("prod"), PAGE));
    all.put("mass changes: detail", () -> node.massChanges().find(change));
    all.put("mass changes: who is left", () -> node.massChanges().members(change, true, PAGE));
    all.put("mass changes: who is in it", () -> node.massChanges().members(change, false, PAGE));
  }

  private void certified(CertifiedStores certified) {
    all.put(
        "joined agents: of an environment", () -> certified.joins().all(new Environment("dev")));
    all.put("joined agents: many", () -> certified.joins().all(new Environment("prod")));
  }
}
