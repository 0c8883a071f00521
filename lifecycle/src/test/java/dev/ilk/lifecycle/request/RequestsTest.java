package dev.ilk.lifecycle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.approval.Deciding;
import dev.ilk.approval.MemoryApprovalStore;
import dev.ilk.gate.ChangeTemplate;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.ListRequests;
import dev.ilk.gate.ListTemplates;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.ReadRequest;
import dev.ilk.gate.RequestIdentity;
import dev.ilk.gate.Routines;
import dev.ilk.gate.WithdrawRequest;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.gate.request.IdentityRequest.State;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Sha256;
import dev.ilk.lifecycle.Hall;
import dev.ilk.record.Event;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import dev.ilk.registry.template.Filling;
import dev.ilk.registry.template.Provisioner;
import dev.ilk.registry.template.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final Human ALICE = Samples.human("alice");
  private static final Human BOB = Samples.human("bob");
  private static final Human EVE = of("eve", Set.of(new Team("platform")), Role.AUDITOR);
  private static final Human SAM = of("sam", Set.of(new Team("platform")), new Role("security"));
  private static final Human MALLORY = of("mallory", Set.of(), new Role("guest"));
  private static final Team PAYMENTS = new Team("payments");
  private static final Environment DEV = new Environment("dev");

  private Instant now = Samples.NOW;
  private final Hall hall = new Hall(() -> now);
  private final InMemoryStore registry = new InMemoryStore();
  private final MemoryApprovalStore approvals = new MemoryApprovalStore();
  private final MemoryRequestStore requests = new MemoryRequestStore();
  private final MemoryTemplateStore templates = new MemoryTemplateStore();
  private final Directory directory =
      new Directory(registry, registry, 100, Duration.ofSeconds(10));
  private final Ids ids = new Ids(() -> now);
  private final Provisioner provisioner = new Provisioner(registry, directory, rules -> List.of());
  private final Settling settling =
      new Settling(
          requests,
          templates,
          approvals,
          directory,
          provisioner,
          new Routines(
              event -> {
                hall.events.add(event);
                return hall.events.size() - 1L;
              },
              new Minutes(ids, "n1"),
              ids,
              () -> now),
          () -> now);

  private static Human of(String name, Set<Team> teams, Role role) {
    Human one = Samples.human(name);
    return new Human(
        one.id(),
        name,
        one.subtype(),
        Status.ACTIVE,
        one.created(),
        one.expires(),
        one.account(),
        teams,
        Set.of(role),
        one.profile(),
        one.manager());
  }

  @BeforeEach
  void register() throws Exception {
    assertTrue(
        registry.write(
            new Batch(
                0,
                List.of(ALICE, BOB, EVE, SAM, MALLORY).stream()
                    .map(one -> new Registered(one, "", 0))
                    .toList(),
                List.of(
                    new Declared.OfEnvironment(DEV, Set.of(Tenant.SOLE)),
                    new Declared.OfEnvironment(Samples.PROD, Set.of(Tenant.SOLE)),
                    new Declared.OfTeam(PAYMENTS)),
                List.of())));
    TemplateKeeping keeping = new TemplateKeeping(templates, new Templates(Asking.COMPOSER));
    RequestReading reading = new RequestReading(requests, approvals);
    hall.on(ChangeTemplate.class, keeping::change);
    hall.on(ListTemplates.class, keeping::list);
    hall.on(
        RequestIdentity.class,
        new RequestTaking(
            templates,
            requests,
            approvals,
            new Filling(Asking.COMPOSER),
            provisioner,
            settling,
            ids));
    hall.on(ListRequests.class, reading::list);
    hall.on(ReadRequest.class, reading::read);
    hall.on(WithdrawRequest.class, reading::withdraw);
    hall.on(DecideApproval.class, new Deciding(approvals));
    put("deploys a service");
  }

  private void put(String about) {
    hall.done(SAM, new ChangeTemplate(new ChangeTemplate.Put(Asking.template(about))));
  }

  private static RequestIdentity command(Environment at, String service) {
    return command(at, service, RequestIdentity.Mode.REQUEST);
  }

  private static RequestIdentity command(
      Environment at, String service, RequestIdentity.Mode mode) {
    return new RequestIdentity(
        "deployer",
        PAYMENTS,
        at,
        Map.of("service", service, "repository", "74", "branch", "main"),
        Optional.empty(),
        Optional.empty(),
        "releases",
        mode);
  }

  private Optional<Machine> machine(String subject) throws Exception {
    Key key = Key.subject(subject);
    return Optional.ofNullable(registry.find(Set.of(key)).get(key))
        .map(one -> (Machine) one.actor());
  }

  private void answer(Human who, IdentityRequest request, DecideApproval.Answer how, String note) {
    hall.done(who, decision(request, how, note));
    settling.answered(request.approval().task().orElseThrow(), note);
  }

  private DecideApproval decision(IdentityRequest request, DecideApproval.Answer how, String note) {
    String arguments =
        approvals.find(request.approval().task().orElseThrow()).orElseThrow().asked().arguments();
    return new DecideApproval(request.approval().task().orElseThrow(), how, arguments, note);
  }

  private State state(IdentityRequest request) {
    return requests.find(request.id()).orElseThrow().state();
  }

  @Test
  void within_the_guardrails_it_is_made_at_once_and_recorded() throws Exception {
    IdentityRequest made = hall.done(ALICE, command(DEV, "shop"));
    assertEquals(State.PROVISIONED, made.state());
    Machine machine = machine("workload:dev-shop-deployer").orElseThrow();
    assertEquals(made.wanted().identity(), machine.id());
    assertEquals(PAYMENTS, machine.stewardship().owner());
    assertEquals("alice", machine.stewardship().contact());
    assertEquals("deploy shop for payments", machine.stewardship().purpose());
    assertEquals(Set.of("deploy:read", "deploy:write"), machine.scopes());
    assertEquals(now.plus(Duration.ofDays(30)), machine.end());
    assertEquals(
        List.of("claims.repository_id == \"74\""),
        registry.catalogue().trustRules().stream().map(rule -> rule.condition()).toList());
    Event provisioned =
        hall.events.stream()
            .filter(event -> event.action().equals("ProvisionIdentity"))
            .toList()
            .getLast();
    assertEquals(Event.Result.DONE, provisioned.result());
    assertEquals(
        List.of("ilk:approved-requests-are-provisioned"), provisioned.verdict().policies());
  }

  @Test
  void a_look_tells_who_would_have_to_approve_and_stores_nothing() throws Exception {
    IdentityRequest look =
        hall.done(ALICE, command(Samples.PROD, "shop", RequestIdentity.Mode.PREVIEW));
    assertEquals(State.PLANNED, look.state());
    assertEquals(List.of("team:payments", "security"), sorted(look));
    assertEquals(List.of(), requests.by(ALICE.id(), 10));
    assertEquals(Optional.empty(), machine("workload:prod-shop-deployer"));
  }

  private static List<String> sorted(IdentityRequest request) {
    return request.approval().approvers().stream().sorted((a, b) -> b.compareTo(a)).toList();
  }

  @Test
  void in_production_all_have_to_approve_and_nobody_their_own() throws Exception {
    IdentityRequest asked = hall.done(ALICE, command(Samples.PROD, "shop"));
    assertEquals(State.WAITING, asked.state());
    assertEquals("asked_already", hall.refused(BOB, command(Samples.PROD, "shop")).code());
    String own = hall.refused(ALICE, decision(asked, DecideApproval.Answer.APPROVE, "")).message();
    assertEquals("nobody approves an action of their own", own);
    answer(BOB, asked, DecideApproval.Answer.APPROVE, "");
    assertEquals(State.WAITING, state(asked));
    settling.run();
    assertEquals(Optional.empty(), machine("workload:prod-shop-deployer"));
    answer(SAM, asked, DecideApproval.Answer.APPROVE, "");
    assertEquals(State.PROVISIONED, state(asked));
    assertTrue(machine("workload:prod-shop-deployer").isPresent());
    long version = registry.catalogue().version();
    settling.run();
    settling.answered(asked.approval().task().orElseThrow(), "");
    assertEquals(version, registry.catalogue().version(), "once");
  }

  @Test
  void what_was_shown_is_what_is_approved() {
    IdentityRequest asked = hall.done(ALICE, command(Samples.PROD, "shop"));
    String shown =
        approvals.find(asked.approval().task().orElseThrow()).orElseThrow().asked().shown();
    assertTrue(shown.contains("prod-shop-deployer") && shown.contains("releases"), shown);
    DecideApproval other =
        new DecideApproval(
            asked.approval().task().orElseThrow(),
            DecideApproval.Answer.APPROVE,
            Sha256.hex("another"),
            "");
    assertTrue(hall.refused(BOB, other).message().contains("what was shown"));
  }

  @Test
  void whoever_asked_sees_why_it_was_refused() {
    IdentityRequest asked = hall.done(ALICE, command(Samples.PROD, "shop"));
    answer(SAM, asked, DecideApproval.Answer.DENY, "use the existing one");
    IdentityRequest told = hall.done(ALICE, new ReadRequest(asked.id()));
    assertEquals(State.REFUSED, told.state());
    assertEquals("use the existing one", told.why());
    assertEquals("not_waiting", hall.refused(ALICE, new WithdrawRequest(asked.id())).code());
  }

  @Test
  void a_request_is_taken_back_by_its_own_person_alone_and_then_nobody_approves_it() {
    IdentityRequest asked = hall.done(ALICE, command(Samples.PROD, "shop"));
    assertEquals("request_unknown", hall.refused(BOB, new WithdrawRequest(asked.id())).code());
    assertEquals(State.WITHDRAWN, hall.done(ALICE, new WithdrawRequest(asked.id())).state());
    assertTrue(
        hall.refused(BOB, decision(asked, DecideApproval.Answer.APPROVE, ""))
            .message()
            .contains("answered or over"));
    assertEquals(State.WAITING, hall.done(ALICE, command(Samples.PROD, "shop")).state());
  }

  @Test
  void what_nobody_answers_lapses() throws Exception {
    IdentityRequest asked = hall.done(ALICE, command(Samples.PROD, "shop"));
    answer(BOB, asked, DecideApproval.Answer.APPROVE, "");
    now = now.plus(RequestTaking.PATIENCE).minusSeconds(1);
    settling.run();
    assertEquals(State.WAITING, state(asked));
    now = now.plusSeconds(1);
    settling.run();
    assertEquals(State.LAPSED, state(asked));
    assertEquals("LapseRequest", hall.events.getLast().action());
  }

  @Test
  void a_changed_template_makes_what_waits_void_even_if_all_have_approved() throws Exception {
    IdentityRequest waits = hall.done(ALICE, command(Samples.PROD, "shop"));
    IdentityRequest approved = hall.done(ALICE, command(Samples.PROD, "till"));
    hall.done(BOB, decision(approved, DecideApproval.Answer.APPROVE, ""));
    hall.done(SAM, decision(approved, DecideApproval.Answer.APPROVE, ""));
    put("deploys otherwise");
    settling.run();
    assertEquals(State.VOID, state(waits));
    assertEquals(State.VOID, state(approved));
    assertEquals(Optional.empty(), machine("workload:prod-till-deployer"));
    assertTrue(
        hall.refused(BOB, decision(waits, DecideApproval.Answer.APPROVE, ""))
            .message()
            .contains("answered or over"));
  }

  @Test
  void whoever_leaves_the_team_or_the_company_gets_and_approves_nothing() throws Exception {
    IdentityRequest asked = hall.done(ALICE, command(Samples.PROD, "shop"));
    hall.done(BOB, decision(asked, DecideApproval.Answer.APPROVE, ""));
    hall.done(SAM, decision(asked, DecideApproval.Answer.APPROVE, ""));
    Key key = Key.id(SAM.id());
    assertTrue(registry.replace(registry.find(Set.of(key)).get(key).in(Status.REVOKED)));
    directory.wrote(SAM.id());
    settling.run();
    assertEquals(State.VOID, state(asked));
    assertEquals(Optional.empty(), machine("workload:prod-shop-deployer"));
  }

  @Test
  void a_request_never_changes_what_is_registered() throws Exception {
    assertEquals(State.PROVISIONED, hall.done(ALICE, command(DEV, "shop")).state());
    assertEquals("name_taken", hall.refused(BOB, command(DEV, "shop")).code());
    IdentityRequest late = hall.done(ALICE, command(Samples.PROD, "till"));
    Machine taken = Samples.workload("prod-till-deployer");
    assertTrue(
        registry.write(
            new Batch(
                registry.catalogue().version(),
                List.of(new Registered(taken, "", 0)),
                List.of(),
                List.of())));
    answer(BOB, late, DecideApproval.Answer.APPROVE, "");
    answer(SAM, late, DecideApproval.Answer.APPROVE, "");
    assertEquals(State.FAILED, state(late));
    assertEquals(taken, machine("workload:prod-till-deployer").orElseThrow());
  }

  @Test
  void beyond_the_guardrails_everything_is_told_at_once() {
    RequestIdentity wide =
        new RequestIdentity(
            "deployer",
            PAYMENTS,
            new Environment("staging"),
            Map.of("service", "Shop\"; x", "branch", "feature", "more", "x"),
            Optional.of(Set.of("deploy:admin")),
            Optional.of(Duration.ofDays(31)),
            "r",
            RequestIdentity.Mode.REQUEST);
    String told = hall.refusedAll(ALICE, wide);
    for (String code :
        List.of(
            "environment_beyond",
            "value_beyond",
            "value_missing",
            "parameter_unknown",
            "scope_beyond",
            "too_long")) {
      assertTrue(told.contains(code), code + " in " + told);
    }
  }

  @Test
  void nobody_asks_for_a_team_of_others_or_by_what_is_no_template() {
    assertEquals("not_your_team", hall.refused(EVE, command(DEV, "shop")).code());
    hall.done(SAM, new ChangeTemplate(new ChangeTemplate.Remove("deployer")));
    assertEquals("template_unknown", hall.refused(ALICE, command(DEV, "shop")).code());
    assertEquals(
        "template_unknown",
        hall.refused(SAM, new ChangeTemplate(new ChangeTemplate.Remove("deployer"))).code());
    assertEquals(List.of(), hall.done(ALICE, new ListTemplates(Optional.empty())));
  }

  @Test
  void requests_are_seen_by_those_whom_they_concern() {
    IdentityRequest asked = hall.done(ALICE, command(Samples.PROD, "shop"));
    for (Human one : List.of(ALICE, BOB, SAM, EVE)) {
      assertEquals(asked, hall.done(one, new ReadRequest(asked.id())));
    }
    assertEquals("request_unknown", hall.refused(MALLORY, new ReadRequest(asked.id())).code());
    Id.IdentityRequest none = ids.identityRequest();
    assertEquals("request_unknown", hall.refused(ALICE, new ReadRequest(none)).code());
    assertEquals(List.of(asked), hall.done(ALICE, new ListRequests(Optional.empty(), 10)));
    assertEquals(List.of(), hall.done(BOB, new ListRequests(Optional.empty(), 10)));
    assertEquals(List.of(asked), hall.done(BOB, new ListRequests(Optional.of(PAYMENTS), 10)));
  }

  @Test
  void a_person_cannot_have_others_look_at_any_number_of_requests() {
    for (int i = 0; i < 20; i++) {
      hall.done(ALICE, command(Samples.PROD, "shop" + i));
    }
    assertEquals("too_many", hall.refused(ALICE, command(Samples.PROD, "more")).code());
    assertEquals(State.WAITING, hall.done(BOB, command(Samples.PROD, "more")).state());
  }
}
