package dev.ilk.gate;

import static java.util.Optional.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.App;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Audience;
import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Role;
import dev.ilk.actor.TrustDomain;
import dev.ilk.decide.Target;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.Assignee;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.LeakQuery;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.gate.estate.OwnerReport;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Whose;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.gate.people.Grant;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of who may ask for what, kept as a file that anyone can read and that changes on
 * purpose only.
 */
class KindByCommandTest {
  private static final Path TABLE =
      Path.of(System.getProperty("ilk.root")).resolve("docs/kind-by-command.txt");
  private static final String HOW =
      "the table in docs/kind-by-command.txt is no longer true; if the change is wanted, write it"
          + " anew with: mvn test -pl gate -am -Dilk.golden=write";

  private static final String PREFACE =
      """
      Who may ask Ilk for what
      ========================

      "may ask" means that the question is heard: a policy then decides, and the decision is
      recorded. "never" holds whatever a policy says: a person's session opens no workload's door,
      and no software opens a person's. The attempt is recorded as well.

      Written by a test from the code itself (gate, KindByCommandTest).

      """;

  /** Every command once, with what it means to somebody who does not read code. */
  static Map<Command<?>, String> commands() {
    Ids ids = new Ids(InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")));
    Environment prod = new Environment("prod");
    Target thing = Target.of("Thing", "1");
    Map<Command<?>, String> commands = new LinkedHashMap<>();
    commands.put(new ReadSelf(), "ask who one is, as Ilk sees it");
    commands.put(new OpenSession(), "sign in");
    commands.put(new CloseSession(), "sign out");
    commands.put(new ReadFactors(), "see what one proves who one is with");
    commands.put(
        new BeginCeremony(BeginCeremony.Purpose.ENROL), "get a challenge to make a passkey with");
    commands.put(
        new BeginCeremony(BeginCeremony.Purpose.STEP_UP), "get a challenge to use a passkey with");
    commands.put(new EnrolPasskey("n", "{}"), "enrol a passkey");
    commands.put(
        new ChangePasskey(ids.passkey(), new ChangePasskey.Change.Rename("n")),
        "rename a passkey of one's own");
    commands.put(
        new ChangePasskey(ids.passkey(), new ChangePasskey.Change.Remove()),
        "remove a passkey of one's own");
    commands.put(new StepUp(), "prove once more who one is, by a passkey");
    commands.put(new RequestRecovery("r"), "ask to enrol a passkey when all others are lost");
    commands.put(new ListRecoveries(1), "see whose recoveries are under way");
    commands.put(
        new DecideRecovery(ids.recovery(), DecideRecovery.Answer.APPROVE),
        "approve another's recovery");
    commands.put(
        new DecideRecovery(ids.recovery(), DecideRecovery.Answer.REFUSE),
        "say no to another's recovery");
    commands.put(
        new DecideRecovery(ids.recovery(), DecideRecovery.Answer.CANCEL),
        "stop a recovery of one's own passkeys");
    AuthorizationRequest app =
        new AuthorizationRequest(
            new AppAccess(prod, App.CLI, empty(), new TreeSet<>()),
            "",
            false,
            new AuthorizationRequest.Device("", ""),
            empty(),
            empty(),
            AuthorizationRequest.Wishes.NONE,
            Instant.EPOCH);
    commands.put(new ReadAuthorization("h"), "see what an app asks for");
    commands.put(
        new Authorize("h", app, Authorize.Answer.ALLOW), "let an app act for oneself, for a time");
    commands.put(new Authorize("h", app, Authorize.Answer.DENY), "say no to an app");
    commands.put(
        new RedeemGrant(prod, empty(), Set.of()),
        "get a token, as an app, on what a person has granted it");
    commands.put(new ReadUserInfo(prod), "ask, as an app, who the person is that let it in");
    commands.put(new ListSessions(empty()), "see where one is signed in");
    commands.put(new ListSessions(Optional.of("ada")), "see where another person is signed in");
    commands.put(new EndSessions(new EndSessions.Others()), "end sessions of one's own");
    commands.put(new EndSessions(new EndSessions.AllOf("ada")), "end all sessions of a person");
    commands.put(
        new EndSignOn("https://idp.example", empty(), Instant.EPOCH),
        "end sessions that are over at the provider");
    commands.put(new ListGrants(), "see which apps one has let in");
    commands.put(
        new EndGrant(new Ids(() -> Instant.EPOCH).grant()), "take back what an app may do");
    commands.put(
        new RegisterApp(prod, "", List.of(), empty(), Set.of()),
        "make an app known that people use");
    commands.put(new RemoveApp(prod, ""), "remove such an app, with all granted to it");
    commands.put(new ListApps(prod), "list the apps that are known");
    commands.put(
        new ExchangeToken(prod, Kind.WORKLOAD, new Audience("https://a.example"), Set.of()),
        "exchange a proof for a token that lives minutes");
    commands.put(
        new IssueX509Svid(prod, "r"), "get a certificate that names a workload, for minutes");
    commands.put(
        new IssueJwtSvid(prod, Set.of("a")), "get a token that names a workload to others");
    AcmeId.Order order = new AcmeId.Order("ord_" + "0".repeat(32));
    commands.put(
        new IssueAccountKey("workload:a"), "let software open an ACME account for a workload");
    commands.put(
        new IssueJoinToken("workload:a", Duration.ofMinutes(10), "r"),
        "let a machine's agent join as a workload");
    commands.put(
        new JoinAgent(prod, empty()), "join as a machine's agent, with a key of one's own");
    commands.put(new ListJoinedAgents(prod), "see which agents joined");
    commands.put(
        new RemoveJoinedAgent(prod, ids.joinedAgent(), "r"),
        "remove such an agent, with what it was issued");
    commands.put(new OpenAcmeAccount(prod, "{}", "t"), "open such an account");
    commands.put(new ReadAcmeAccount(prod), "read one's own ACME account");
    commands.put(
        new ChangeAcmeAccount(prod, new ChangeAcmeAccount.Deactivate()),
        "replace its key, or end it");
    commands.put(
        new OrderCertificate(prod, new TreeSet<>(Set.of("a.example"))),
        "order a certificate for names in the DNS");
    commands.put(new ReadOrder(prod, order), "ask how an order stands");
    commands.put(new AnswerChallenge(prod, order, 0), "show that one answers under a name");
    commands.put(
        new IssueCertificate(prod, order, "r"),
        "get the certificate of an order, for a day at most");
    commands.put(new RevokeCertificate(prod, "1", 0), "take such a certificate back");
    commands.put(
        new RevokeToken(prod, Kind.WORKLOAD, "t"), "give back one's own token before its end");
    commands.put(
        new IntrospectToken(prod, Kind.WORKLOAD, "t"),
        "ask whether a token holds, and what it says");
    commands.put(
        new EvaluateAccess("workload:a", empty(), "read", thing, Map.of(), empty(), empty()),
        "ask, as the guard of a service, whether a caller may do something");
    commands.put(
        new SearchAccess(new SearchAccess.Subjects(Kind.WORKLOAD, "read", thing), Map.of(), "", 1),
        "ask, as the guard of a service, for whom something is permitted, or what");
    commands.put(
        new ReportAction(
            empty(), "workload:a", "read", thing, empty(), true, List.of(), "", empty(), empty()),
        "tell, as the guard of a service, what was decided on the spot");
    commands.put(
        new FetchBundle(""), "fetch, as the guard of a service, the policies to decide by");
    commands.put(
        new Delegate("a", Set.of(), Set.of(), Duration.ofHours(1), "p"),
        "lend a part of one's own authority to an AI agent, for a time");
    commands.put(new EndDelegation(ids.delegation()), "take back what was lent to an agent");
    commands.put(new ListIdentities(empty(), empty(), "", "", 1), "list who is registered");
    commands.put(new ListOwned(1), "see the machines that one answers for");
    commands.put(new ReadTrust(), "read the rules of federation");
    commands.put(
        new ReadIdentity("workload:a"), "read everything about one identity, and why it exists");
    commands.put(
        new ChangeRegistry("", ChangeRegistry.Mode.PLAN),
        "compare a declaration with what is registered");
    commands.put(
        new ChangeRegistry("", ChangeRegistry.Mode.APPLY), "make the registry as declared");
    commands.put(new ExportRegistry("default", ""), "read what is registered as a declaration");
    commands.put(
        new Revoke(new Revoke.OneToken(ids.token()), "r"),
        "take back a token, identity, instance, issuer or environment");
    Revoke.Revocable staging = new Revoke.WholeEnvironment(new Environment("staging"));
    commands.put(
        new Revoke(staging, "r", Revoke.Mode.PREVIEW),
        "see what taking something back would reach");
    commands.put(
        new Revoke(staging, "r", Revoke.Mode.LIFT),
        "trust an instance, issuer or environment again");
    commands.put(
        new ReportDeployment(prod, "prod-api", new ReportDeployment.Stopped("u")),
        "tell what is deployed or runs of a workload");
    commands.put(
        new ReportDeployment(prod, "prod-api", new ReportDeployment.Ended("api")),
        "tell that a deployment is gone");
    commands.put(new ListDeployments(empty(), false, 1), "see what is deployed and runs");
    commands.put(
        new ApproveDeployment(prod, "prod-api", ids.deployment(), "sre"),
        "approve what is deployed");
    commands.put(new AddProvenance(prod, "prod-api", Bytes.EMPTY), "tell how images were built");
    commands.put(new ReadRevocations(), "see what is suspended");
    commands.put(new TryTrust("{}", empty()), "try rules of federation on a token");
    commands.put(new ReadTrace("x", 1), "follow a journey through the record");
    commands.put(new ReadRecord("x"), "read the record itself, to verify it");
    commands.put(
        new RotateKeys(prod, RotateKeys.Ring.WORKLOAD, RotateKeys.Urgency.PLANNED),
        "replace the key by which an issuer signs");
    commands.put(
        new RequestAuthority(prod), "have the next authority's key signed by an offline root");
    commands.put(
        new ImportAuthority(prod, "x", false), "take the chain that an offline root has signed");
    commands.put(new ReadAuthority(prod), "see who signs certificates, and under which roots");
    commands.put(new ReadCryptography(), "read which keys, certificates and algorithms there are");
    commands.put(
        new FederateDomain(
            prod,
            new TrustDomain("a.example"),
            new BundleEndpoint.Web("https://a.example/b"),
            empty()),
        "follow the bundle of a foreign trust domain");
    commands.put(
        new EndFederation(prod, new TrustDomain("a.example")), "follow such a bundle no more");
    commands.put(new ListFederations(prod), "see which foreign trust domains are followed");
    commands.put(
        new ReadFederatedBundles(prod), "read by what SVIDs of foreign trust domains are checked");
    commands.put(
        new ApplyPolicies(empty(), new ApplyPolicies.Files(List.of()), empty(), "r"),
        "put a team's or the organisation's policies in force");
    commands.put(
        new ApplyPolicies(empty(), new ApplyPolicies.Earlier(1), empty(), "r"),
        "put an earlier version of policies back in force");
    commands.put(
        new RequestApproval(
            new EvaluateAccess("workload:a", empty(), "read", thing, Map.of(), empty(), empty()),
            "d",
            "{}",
            "t"),
        "ask, as the guard of a service, that people approve what was denied");
    commands.put(new ReadApproval(ids.accessRequest()), "ask how such a request stands");
    commands.put(new CancelApproval(ids.accessRequest()), "take such a request back");
    commands.put(new ListApprovals(1), "see what waits for one's own approval");
    commands.put(
        new DecideApproval(ids.accessRequest(), DecideApproval.Answer.APPROVE, "d", ""),
        "approve an action of another");
    commands.put(
        new DecideApproval(ids.accessRequest(), DecideApproval.Answer.DENY, "d", ""),
        "say no to an action of another");
    commands.put(
        new RequestElevation(new Role("operator"), Duration.ofMinutes(30), "r"),
        "ask to take up a role for a time, with a reason");
    commands.put(
        new BeginElevation(ids.elevation()), "begin an elevation that others have approved");
    commands.put(new EndElevation(ids.elevation()), "end an elevation before its end");
    commands.put(new ReadElevation(ids.elevation()), "see how an elevation stands");
    commands.put(
        new SealBreakGlass("fire", new Role("operator"), Duration.ofHours(1), 3, 5),
        "seal an emergency identity, and hand its shares out");
    commands.put(
        new OpenBreakGlass("fire", "r"), "open it in an emergency, by enough of its shares");
    commands.put(new DrillBreakGlass("fire"), "prove that shares would open it");
    commands.put(
        new ReplayElevation(ids.elevation(), 1), "replay what was done under an elevation");
    commands.put(
        new ListElevations(ListElevations.Whose.OWN, 1), "see the roles that one has taken up");
    commands.put(
        new ListElevations(ListElevations.Whose.ALL, 1), "see the roles that people have taken up");
    commands.put(new ReadPolicies(empty()), "read the policies that decide");
    commands.put(
        new ListPolicyVersions(1, 1), "list which policies were put in force, by whom and why");
    commands.put(
        new ReadMachines(Kind.AGENT, empty()),
        "read those workloads or agents which one provisions");
    commands.put(
        new ProvisionMachine(
            Kind.AGENT, new ProvisionMachine.Change.Leave(ids.identity(), OptionalLong.empty())),
        "say, as what runs software, which begins, changes and ends");
    commands.put(
        new ReadPeople(Search.one("x")), "read those people whom one provisions, as a directory");
    commands.put(
        new ProvisionPerson(new ProvisionPerson.Change.Leave(ids.identity(), OptionalLong.empty())),
        "say, as a company's directory, who joins, changes and leaves");
    commands.put(new ReadGroups(Search.one("x"), false), "read groups of people");
    commands.put(
        new ProvisionGroup(new ProvisionGroup.Change.Remove(ids.group(), OptionalLong.empty())),
        "say, as a company's directory, which groups there are and who is in them");
    commands.put(
        new BindGroup(ids.group(), new Grant.Nothing()),
        "choose which team or role membership in a directory's group brings");
    commands.put(
        new Offboard("a", empty(), Offboard.Mode.PREVIEW),
        "see what a person's leaving would end, and who would take over");
    commands.put(
        new Offboard("a", empty(), Offboard.Mode.LEAVE),
        "let a person leave, ending and handing on all that was theirs");
    commands.put(
        new AddSource("a", "csv", Map.of(), "", Rhythm.USUAL),
        "make a system known that accounts are read from");
    commands.put(new RemoveSource("a"), "forget such a system, with its accounts");
    commands.put(
        new AddWebhook(
            "a", "https://a.example", new WebhookFilter(Set.of(), Set.of(), Set.of(), false)),
        "have an address told of events");
    commands.put(new ListWebhooks(empty()), "list such addresses, and how far each was told");
    commands.put(
        new ChangeWebhook("a", ChangeWebhook.Change.TEST),
        "try out, resume or remove such an address");
    commands.put(new ListSources(empty()), "list such systems, and how their runs stand");
    commands.put(RunDiscovery.usual("a"), "read a system's accounts");
    commands.put(new ReclassifyAccounts(empty()), "have all such accounts looked at again");
    Instant then = Instant.parse("2026-12-01T00:00:00Z");
    FindingQuery open =
        new FindingQuery(empty(), empty(), FindingFilter.State.OPEN, then, empty(), 1);
    commands.put(new ListFindings(open), "list what is wrong with them and with identities");
    commands.put(
        new AcceptFinding(
            new Whose.OfAccount(ids.account()), "c", "", FoundWrong.Ground.RISK, "r", then),
        "take such a risk for a time");
    FindingKey finding = new FindingKey(new Whose.OfAccount(ids.account()), "c", "");
    commands.put(
        new AssignFinding(finding, new Assignee.OfPerson("a"), "r", empty()),
        "say who is to mend such a finding, and by when");
    commands.put(new UnassignFinding(finding, "r"), "take that back");
    commands.put(new ListOwnFindings(open), "list what one is to mend oneself");
    commands.put(new ListLinks(empty(), empty(), 1), "see to whom such accounts may belong");
    commands.put(
        new LinkAccount(ids.account(), "human:a", true), "say to whom such an account belongs");
    LinkSelection waiting = new LinkSelection(empty(), empty(), 1);
    commands.put(new PlanLinks(waiting, true), "see which such links would be answered together");
    commands.put(new DecideLinks(waiting, true, "a"), "answer them all, as they were looked at");
    commands.put(new BeginScan("a"), "begin a scan for leaked secrets that will be reported");
    LeakReport report = new LeakReport("a", 1, List.of(), empty());
    commands.put(new ReportLeaks(report), "report what such a scan found");
    commands.put(
        new ListLeaks(new LeakQuery(empty(), false, empty(), 1)), "list secrets that leaked");
    commands.put(
        new ReportOwners(new OwnerReport("a", empty(), List.of())),
        "report who answers for what by a repository");
    commands.put(new ListOwners(empty(), empty(), 1), "see who may answer for such accounts");
    commands.put(
        new AnswerOwner(ids.account(), "team:a", true), "say who answers for such an account");
    commands.put(
        new JudgeLeak("a", empty(), "r"),
        "say that a leak does no harm, or that its secret was revoked");
    commands.put(new FindWays("a", "b"), "find how one person, machine or account reaches another");
    commands.put(
        new ReadGraph("a", 1, Set.of(Direction.OUT), Set.of(Relation.OWNS)),
        "see what owns, can become, runs on or lends to what");
    commands.put(
        new ReadEntanglement("human:a", 1), "see what hangs on a person, machine or account");
    commands.put(new RankSecrets(empty()), "rank what such accounts hold of static secrets");
    commands.put(new ListSecrets(SecretQuery.ALL), "list static secrets, most to win first");
    commands.put(new CountSecrets(), "count static secrets by state, team and environment");
    commands.put(
        new PlanTranche("a", SecretQuery.ALL, 14), "plan which of them to replace together");
    Id.Tranche tranche = ids.tranche();
    commands.put(new ApproveTranche(tranche, "a"), "approve such a plan as it was looked at");
    commands.put(new ListTranches(), "see such plans, and how far they are");
    Id.Secret secret = Id.Secret.of(new byte[16]);
    commands.put(new ReadSecret(secret), "read one static secret, and what replaces its sort");
    commands.put(
        new AdvanceSecret(secret, SecretState.UNUSED, "", "a"),
        "take one of them a step on, once it is proven");
    commands.put(
        new ExceptSecret(secret, new StaticSecret.Exemption("a", "human:a", "a", then)),
        "let one of them stay for a time, with an owner");
    commands.put(new ReadBurndown(30), "see how many were left, day by day");
    commands.put(new ListAccounts(AccountQuery.ALL), "list accounts of other systems");
    commands.put(new ReadAccount(ids.account()), "read all that is known of such an account");
    commands.put(
        new CorrectAccount(ids.account(), Kind.HUMAN, "r"), "say what such an account really is");
    ReviewWords.into(commands);
    lives(commands);
    RequestWords.into(commands);
    return commands;
  }

  private static void lives(Map<Command<?>, String> commands) {
    commands.put(new ListExpiring(empty(), Duration.ofDays(1), 1), "see what ends before long");
    commands.put(
        new Renew("a", "", empty(), false, Renew.Mode.PREVIEW),
        "see how a machine is really used, and what renewing it would do");
    commands.put(
        new Renew("a", "r", empty(), false, Renew.Mode.RENEW),
        "let a machine that is needed live on");
    commands.put(
        new Decommission("a", "", false, Decommission.Mode.PREVIEW),
        "see what taking a machine out of use would end, and who still uses it");
    commands.put(
        new Decommission("a", "r", false, Decommission.Mode.RUN), "take a machine out of use");
    commands.put(
        new Decommission("a", "r", false, Decommission.Mode.UNDO),
        "bring back a machine that was taken out of use");
  }

  @Test
  void the_table_is_what_the_code_says() throws IOException {
    String table = table();
    if ("write".equals(System.getProperty("ilk.golden"))) {
      Files.writeString(TABLE, table);
    }
    assertEquals(Files.readString(TABLE), table, HOW);
  }

  @Test
  void the_table_has_every_command() {
    Set<Class<?>> told =
        commands().keySet().stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(Set.of(Command.class.getPermittedSubclasses()), told);
  }

  private static String table() {
    int widest = commands().values().stream().mapToInt(String::length).max().orElseThrow();
    String row = "%%-18s  %%-%ds  %%-8s  %%-8s  %%s\n".formatted(widest);
    StringBuilder table = new StringBuilder(PREFACE);
    table.append(row.formatted("command", "in plain words", "human", "workload", "agent"));
    table.append(
        row.formatted(
            "-".repeat(18), "-".repeat(widest), "-".repeat(8), "-".repeat(8), "-".repeat(8)));
    commands()
        .forEach((command, words) -> {
          List<String> cells =
              Stream.of(Kind.HUMAN, Kind.WORKLOAD, Kind.AGENT)
                  .map(kind -> command.openTo().contains(kind) ? "may ask" : "never")
                  .toList();
          table.append(
              row.formatted(command.action(), words, cells.get(0), cells.get(1), cells.get(2)));
        });
    return table.toString();
  }
}
