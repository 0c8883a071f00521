package dev.ilk.record;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Tenant;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Events as the house writes them: one journey of a workload, a person and an agent. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Ids IDS = new Ids(InstantSource.fixed(NOON));

  public final Id.Correlation correlation = IDS.correlation();
  public final Id.Token token = IDS.token();
  public final Id.Session session = IDS.session();
  public final Id.Elevation elevation = IDS.elevation();
  public final Id.Delegation delegation = IDS.delegation();
  public final Party workload = new Party(Kind.WORKLOAD, IDS.identity(), "prod-payments-deploy");
  public final Party human = new Party(Kind.HUMAN, IDS.identity(), "alice");
  public final Party agent = new Party(Kind.AGENT, IDS.identity(), "prod-refund-helper");

  private final Scene scene =
      new Scene(
          Optional.of(new Environment("prod")),
          Optional.of(Tenant.SOLE),
          "token",
          "192.0.2.7",
          "node-1");
  private int seconds;

  /** A token that was given out. */
  public Event issued() {
    return event(
        "ExchangeToken",
        Event.Result.DONE,
        Optional.of(workload),
        List.of(),
        Optional.of(
            new ProofNote.OfWorkload(
                "oidc-federation",
                NOON.plusSeconds(600),
                "https://ci.example",
                "payments-main",
                Optional.empty(),
                map("ref", "refs/heads/main", "repository_id", "74"))),
        new Verdict("allowed", "production deploys come from main", List.of("deploy-main"), "7"),
        credential(Optional.of(token.value()), List.of()),
        Optional.empty());
  }

  /** Somebody who could not prove who they are. */
  public Event unproven() {
    return event(
        "ExchangeToken",
        Event.Result.UNPROVEN,
        Optional.empty(),
        List.of(),
        Optional.of(
            new ProofNote.Failed(
                "oidc-federation", Kind.WORKLOAD, map("email", "mallory@example.com", "sub", "x"))),
        new Verdict("branch_mismatch", "the rule pins another branch", List.of(), ""),
        credential(Optional.empty(), List.of()),
        Optional.empty());
  }

  /** A guarded action that was denied. */
  public Event denied() {
    return event(
        "EvaluateAccess",
        Event.Result.DENIED,
        Optional.of(workload),
        List.of(),
        Optional.of(
            new ProofNote.OfWorkload(
                "access-token",
                NOON.plusSeconds(300),
                "https://ilk.example/prod/workload",
                "",
                Optional.of(token),
                map())),
        new Verdict("forbidden", "refunds need a person", List.of("no-refunds"), "7"),
        operation("refund", Optional.empty(), Optional.of(token)),
        Optional.empty());
  }

  /** A person's change that is about to happen. */
  public Event intent() {
    return event(
        "Delegate",
        Event.Result.INTENT,
        Optional.of(human),
        List.of(),
        Optional.of(person()),
        new Verdict("allowed", "people may delegate what is theirs", List.of("delegate"), "7"),
        credential(Optional.of(delegation.value()), List.of()),
        Optional.empty());
  }

  /** What came of an intent. */
  public Event outcome(Event intent) {
    return event(
        intent.action(),
        Event.Result.DONE,
        intent.actor(),
        List.of(),
        intent.proof(),
        intent.verdict(),
        intent.particulars(),
        Optional.of(intent.id()));
  }

  /** An agent that acts with a person's authority. */
  public Event delegated() {
    return event(
        "EvaluateAccess",
        Event.Result.DONE,
        Optional.of(agent),
        List.of(human),
        Optional.of(
            new ProofNote.OfAgent(
                "access-token",
                NOON.plusSeconds(300),
                "https://ilk.example/prod/agent",
                "",
                Optional.of(delegation),
                "model-9",
                "ab".repeat(32),
                map("run", "1"))),
        new Verdict("allowed", "drafts are open to agents", List.of("drafts"), "7"),
        operation("draft", Optional.of(agent), Optional.empty()),
        Optional.empty());
  }

  /** The whole journey in order. */
  public List<Event> journey() {
    Event intent = intent();
    return List.of(issued(), unproven(), denied(), intent, outcome(intent), delegated());
  }

  /** Many small events of the commonest sort. */
  public List<Event> many(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(issued());
    }
    return events;
  }

  /** An event with a detail of a given length. */
  public Event large(int length) {
    return event(
        "ReportAction",
        Event.Result.DONE,
        Optional.of(workload),
        List.of(),
        Optional.empty(),
        new Verdict("allowed", "so it was", List.of(), ""),
        new Particulars.OfAction(
            "report",
            Optional.empty(),
            "Report",
            "r",
            Optional.empty(),
            map("text", "x".repeat(length))),
        Optional.empty());
  }

  /** Any event in the samples' scene. */
  public Event event(
      String action,
      Event.Result result,
      Optional<Party> actor,
      List<Party> authority,
      Optional<ProofNote> proof,
      Verdict verdict,
      Particulars particulars,
      Optional<Id.Event> intent) {
    return new Event(
        IDS.event(),
        NOON.plusSeconds(seconds++),
        correlation,
        action,
        result,
        actor,
        authority,
        scene,
        proof,
        verdict,
        particulars,
        intent);
  }

  public ProofNote person() {
    return new ProofNote.OfHuman(
        "session",
        NOON.plusSeconds(3600),
        Optional.of(session),
        "https://idp.example",
        "phr",
        List.of("pwd", "hwk"),
        "laptop 17",
        List.of(new Party(Kind.HUMAN, human.id(), "bob")),
        List.of(elevation));
  }

  private Particulars credential(Optional<String> id, List<String> destroys) {
    return new Particulars.OfCredential(
        "access_token",
        id,
        Optional.of(workload),
        "https://ilk.example/prod/workload",
        "k1",
        "https://payments.example",
        List.of("deploy", "read"),
        id.map(_ -> NOON),
        id.map(_ -> NOON.plusSeconds(300)),
        "",
        destroys);
  }

  private static Particulars operation(
      String action, Optional<Party> subject, Optional<Id.Token> token) {
    return new Particulars.OfAction(
        action, subject, "Invoice", "42", token, map("amount", "10", "note", ""));
  }

  public static SortedMap<String, String> map(String... pairs) {
    TreeMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
