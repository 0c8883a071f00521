package dev.ilk.gate;

import dev.ilk.actor.App;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Deployment;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Question;
import dev.ilk.decide.Target;
import dev.ilk.prove.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Turns a proven command into a question for the access plane. */
final class Inquiry {
  private Inquiry() {}

  static Question of(Caller caller, Command<?> command, Target target, Occasion occasion) {
    Arrival arrival = caller.arrival();
    Proof proof = caller.proof();
    Map<String, Fact> context = new HashMap<>();
    context.put("time", new Fact.Moment(arrival.at()));
    context.put("door", new Fact.Text(arrival.door()));
    context.put("proof", proofFacts(arrival, proof));
    context.putAll(SignalFacts.of(arrival, proof));
    caller.elevated().fact().ifPresent(fact -> context.put(Decision.ELEVATION, fact));
    command.environment().ifPresent(at -> context.put("environment", new Fact.Text(at.name())));
    if (!arrival.network().isEmpty()) {
      context.put("network", new Fact.Address(arrival.network()));
    }
    if (command instanceof ExchangeToken exchange) {
      context.put("scopes", texts(exchange.scopes()));
    }
    approvals(proof).ifPresent(given -> context.put(Decision.APPROVALS, given));
    if (command instanceof Authorize authorize) {
      context.putAll(accessFacts(authorize.request().access()));
    }
    if (proof instanceof Proof.OfHuman human) {
      human.granted().ifPresent(granted -> context.putAll(accessFacts(granted.access())));
    }
    if (command instanceof IssueJwtSvid issue) {
      context.put("audiences", texts(issue.audiences()));
    }
    if (command instanceof OrderCertificate order) {
      context.put("names", texts(order.names()));
    }
    return new Question(
        caller.elevated().inRoles(),
        delegation(proof),
        command.action(),
        target,
        context,
        Optional.of(occasion));
  }

  /** Of the deployment that a workload was found to be, which the workload plane looked up. */
  private static Optional<Fact> approvals(Proof proof) {
    return proof instanceof Proof.OfWorkload workload
            && workload.claims().containsKey(Deployment.NAMED)
            && workload.claims().containsKey(Deployment.APPROVED)
        ? Optional.of(texts(List.of(workload.claims().get(Deployment.APPROVED).split(" ", -1))))
        : Optional.empty();
  }

  /** Which app acts for the person, or wants to, and for what. */
  private static Map<String, Fact> accessFacts(AppAccess access) {
    return Map.of(
        "app",
        new Fact.Group(
            Map.of(
                "id", new Fact.Text(access.app()),
                "source", new Fact.Text(App.Source.of(access.app()).word()))),
        "scopes",
        texts(access.scopes()));
  }

  private static Optional<Delegation> delegation(Proof proof) {
    return proof instanceof Proof.OfAgent agent
        ? agent.lent().map(Proof.Lent::delegation)
        : Optional.empty();
  }

  private static Fact proofFacts(Arrival arrival, Proof proof) {
    Map<String, Fact> facts = new HashMap<>();
    facts.put("method", new Fact.Text(proof.method()));
    facts.put("issuer", new Fact.Text(proof.issuer()));
    Duration age = Duration.between(proven(proof), arrival.at());
    // What a policy asks for that wants tokens bound: `context.proof.binding.contains("dpop")`.
    facts.put("binding", texts(proof.binding().methods()));
    facts.put("age", new Fact.Length(age.isNegative() ? Duration.ZERO : age));
    switch (proof) {
      case Proof.OfHuman human -> {
        facts.put("assurance", new Fact.Text(human.assurance()));
        facts.put("factors", texts(human.factors()));
      }
      case Proof.OfWorkload workload -> {
        facts.put("claims", claims(workload.claims()));
        workload
            .represented()
            .ifPresent(
                other -> facts.put("represents", new Fact.Ref("Workload", other.subject().name())));
      }
      case Proof.OfAgent agent -> facts.put("claims", claims(agent.claims()));
    }
    return new Fact.Group(facts);
  }

  /** A session is looked up anew each time; what counts is when its person last did something. */
  private static Instant proven(Proof proof) {
    return proof instanceof Proof.OfHuman human ? human.authenticatedAt() : proof.provenAt();
  }

  private static Fact claims(SortedMap<String, String> claims) {
    Map<String, Fact> facts = new HashMap<>();
    claims.forEach((name, value) -> facts.put(name, new Fact.Text(value)));
    return new Fact.Group(facts);
  }

  private static Fact texts(Iterable<String> values) {
    List<Fact> facts = new ArrayList<>();
    values.forEach(value -> facts.add(new Fact.Text(value)));
    return new Fact.Many(facts);
  }
}
