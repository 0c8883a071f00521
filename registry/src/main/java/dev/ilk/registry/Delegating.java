package dev.ilk.registry;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.ResourceServer;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.registry.directory.Declarations;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.words.Prose;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lends a person's authority to an agent: never wider than agent and service allow (A1, A4). */
public final class Delegating implements Handler<Delegate, Delegation> {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MOST_AUDIENCES = 20;
  private static final int MOST_SCOPES = 50;
  private static final int LONGEST_PURPOSE = 200;

  private final Directory directory;
  private final DelegationStore store;
  private final Ids ids;
  private final Issuers issuers;

  /**
   * Builds the handler.
   *
   * @param directory what is registered
   * @param store where delegations are kept
   * @param ids where their ids come from
   * @param issuers who gives them out, in the record's words
   */
  public Delegating(Directory directory, DelegationStore store, Ids ids, Issuers issuers) {
    this.directory = directory;
    this.store = store;
    this.ids = ids;
    this.issuers = issuers;
  }

  @Override
  public Result<Handled<Delegation>> act(Permit<Delegate> permit) throws PartUnavailable {
    if (!(permit.proof() instanceof Proof.OfHuman proof)) {
      throw new IllegalStateException("only a person has authority to lend");
    }
    try {
      return lend(permit.command(), proof.actor(), permit.arrival().at());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the delegation cannot be kept", e);
    }
  }

  Result<Handled<Delegation>> lend(Delegate asked, Human grantor, Instant now)
      throws StoreUnavailable {
    Optional<Agent> agent = directory.agent(asked.agent());
    List<Problem> problems = new ArrayList<>(formProblems(asked));
    if (agent.filter(known -> known.standsAt(now)).isEmpty()) {
      problems.add(
          invalid("agent", "agent_unknown", "no agent `%s` stands", Prose.shown(asked.agent()))
              .mend("look at `ilk identity ls --kind agent`"));
    } else {
      problems.addAll(reachProblems(asked, agent.get(), directory.declarations()));
    }
    if (agent.isEmpty() || !problems.isEmpty()) {
      return new Result.Failed<>(problems);
    }
    Instant from = now.truncatedTo(ChronoUnit.MILLIS);
    Delegation delegation =
        new Delegation(
            ids.delegation(),
            grantor.id(),
            agent.get().id(),
            agent.get().environment(),
            agent.get().tenant(),
            asked.audiences(),
            asked.scopes(),
            Prose.oneLine(asked.purpose()),
            from,
            from.plus(asked.lasting()),
            false);
    store.add(delegation);
    directory.wrote(delegation.id());
    return Result.ok(Handled.of(delegation, told(delegation, grantor, agent.get())));
  }

  private static List<Problem> formProblems(Delegate asked) {
    List<Problem> problems = new ArrayList<>();
    if (asked.lasting().compareTo(Duration.ofSeconds(1)) < 0
        || asked.lasting().compareTo(LONGEST) > 0) {
      problems.add(
          invalid(
                  "lasting",
                  "lasting_invalid",
                  "a delegation lasts from one second to %s",
                  Span.format(LONGEST))
              .mend("lend again when it ends, if the need is still there"));
    }
    String purpose = Prose.oneLine(asked.purpose());
    if (purpose.isEmpty() || purpose.length() > LONGEST_PURPOSE || !Prose.isPlain(purpose)) {
      problems.add(
          invalid(
                  "purpose",
                  "purpose_invalid",
                  "a purpose has 1 to %s visible characters",
                  Integer.toString(LONGEST_PURPOSE))
              .mend("say in one sentence what the agent shall do for you"));
    }
    count(problems, "audiences", asked.audiences().size(), MOST_AUDIENCES);
    count(problems, "scopes", asked.scopes().size(), MOST_SCOPES);
    return problems;
  }

  private static void count(List<Problem> problems, String what, int size, int most) {
    if (size < 1 || size > most) {
      problems.add(
          invalid(what, what + "_invalid", "name 1 to %s " + what, Integer.toString(most)));
    }
  }

  private static List<Problem> reachProblems(Delegate asked, Agent agent, Declarations declared) {
    List<Problem> problems = new ArrayList<>();
    List<ResourceServer> servers = new ArrayList<>();
    for (Audience audience : asked.audiences()) {
      Optional<ResourceServer> server =
          declared
              .server(audience)
              .filter(s -> s.environment().equals(agent.environment()))
              .filter(s -> s.tenant().equals(agent.tenant()));
      server.ifPresentOrElse(servers::add, () -> problems.add(foreign(audience, agent)));
    }
    for (String scope : asked.scopes().stream().sorted().toList()) {
      if (!agent.scopes().contains(scope)) {
        problems.add(outside(scope, agent.subject()));
      }
      servers.stream()
          .filter(server -> !server.scopes().contains(scope))
          .forEach(server -> problems.add(outside(scope, server.audience().uri())));
    }
    return problems;
  }

  /** The same for a service that is not there and for one across a wall (W9). */
  private static Problem foreign(Audience audience, Agent agent) {
    return invalid(
            "audiences",
            "audience_unknown",
            "`%s` is no service of `" + agent.environment() + "`",
            Prose.shown(audience.uri()))
        .mend("an agent acts in its own environment and tenant only");
  }

  private static Problem outside(String scope, String whose) {
    return invalid(
            "scopes",
            "scope_not_allowed",
            "`%s` is not among the scopes of `" + whose + "`",
            Prose.shown(scope))
        .mend("lend less, or have the scope added there");
  }

  private static Problem invalid(String where, String code, String message, String value) {
    return Problem.of(Problem.Kind.INVALID, code, message.formatted(value)).at(where);
  }

  private Particulars told(Delegation delegation, Actor grantor, Agent agent) {
    Id.Delegation id = delegation.id();
    return new Particulars.OfCredential(
        "delegation",
        Optional.of(id.value()),
        Optional.of(Party.of(grantor)),
        issuers.base(),
        "",
        delegation.audiences().stream()
            .map(Audience::uri)
            .sorted()
            .collect(Collectors.joining(" ")),
        delegation.scopes().stream().sorted().toList(),
        Optional.of(delegation.from()),
        Optional.of(delegation.until()),
        agent.subject(),
        List.of());
  }
}
