package dev.ilk.server.node;

import dev.ilk.actor.Team;
import dev.ilk.decide.ActionGroups;
import dev.ilk.decide.CedarDecider;
import dev.ilk.decide.Chronicle;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.decide.RememberingDecider;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.rollout.PoliciesHere;
import dev.ilk.rollout.PolicyApplying;
import dev.ilk.rollout.PolicyStore;
import dev.ilk.rollout.PolicyVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the decider on what is in force: the node's guardrails, what was applied, and what the
 * registry declares. What this node cannot compile it does not use: it stays on what it has, and
 * says so.
 */
final class PoliciesInForce implements PoliciesHere {
  private static final Logger LOG = LoggerFactory.getLogger(PoliciesInForce.class);

  private final Directory directory;
  private final PolicyStore store;
  private final List<PolicyText> guardrails;
  private final CedarDecider decider;
  private final RememberingDecider remembering;
  private volatile ActionGroups groups;
  private volatile ReadPolicies.Here here;
  private String tried;

  /** Everything that decides, and its name: the same on every node that decides by the same. */
  private record Whole(List<PolicyText> texts, ActionGroups groups, String name) {}

  PoliciesInForce(
      Directory directory, PolicyStore store, List<PolicyText> guardrails, Chronicle chronicle)
      throws StoreUnavailable {
    this.directory = directory;
    this.store = store;
    this.guardrails = List.copyOf(guardrails);
    Whole whole = read();
    this.decider = new CedarDecider(atStart(whole));
    this.remembering = new RememberingDecider(decider, chronicle);
    this.groups = whole.groups();
    this.tried = whole.name();
    this.here = new ReadPolicies.Here(whole.name(), Optional.empty());
  }

  Decider decider() {
    return remembering;
  }

  ActionGroups groups() {
    return groups;
  }

  Policies inForce() {
    return decider.inForce();
  }

  @Override
  public List<PolicyText> guardrails() {
    return guardrails;
  }

  @Override
  public List<PolicyText> declared() throws StoreUnavailable {
    return directory.declarations().policies();
  }

  @Override
  public ReadPolicies.Here here() {
    return here;
  }

  /** Compiles again if what is stored is other than what was last compiled. */
  synchronized void refresh() throws StoreUnavailable {
    Whole whole = read();
    if (whole.name().equals(tried)) {
      return;
    }
    tried = whole.name();
    switch (Policies.compile(whole.texts(), whole.name())) {
      case Result.Ok<Policies>(Policies policies) -> {
        decider.use(policies);
        groups = whole.groups();
        tellFootprints(policies);
        here = new ReadPolicies.Here(whole.name(), Optional.empty());
        LOG.info("deciding by policies {}", whole.name());
      }
      case Result.Failed<Policies>(List<Problem> problems) -> {
        String old = decider.inForce().version();
        String trouble =
            "policies %s cannot be used here: %s"
                .formatted(whole.name(), problems.getFirst().sentence());
        here = new ReadPolicies.Here(old, Optional.of(trouble));
        LOG.error("still deciding by policies {}: {}", old, trouble);
      }
    }
  }

  /** Everything that is wrong with policies that somebody wants to declare. */
  List<Problem> declarable(List<PolicyText> declared) {
    try {
      return wrong(Stream.of(guardrails, applied(sets()), declared));
    } catch (StoreUnavailable e) {
      return List.of(
          Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "the policies cannot be read"));
    }
  }

  @Override
  public List<Problem> problems(List<PolicyText> texts) throws StoreUnavailable {
    return wrong(Stream.of(guardrails, declared(), texts));
  }

  private static List<Problem> wrong(Stream<List<PolicyText>> texts) {
    return switch (Policies.compile(texts.flatMap(List::stream).toList(), "")) {
      case Result.Ok<Policies> ok -> List.of();
      case Result.Failed<Policies>(List<Problem> problems) -> problems;
    };
  }

  private Whole read() throws StoreUnavailable {
    List<PolicyVersion> sets = sets();
    List<PolicyText> texts = new ArrayList<>(guardrails);
    texts.addAll(applied(sets));
    texts.addAll(declared());
    long number = sets.stream().mapToLong(PolicyVersion::number).max().orElse(0);
    // Schemas decide as well: they say which groups actions are in.
    List<PolicyText> all = new ArrayList<>(texts);
    Map<String, List<PolicyText>> schemas = new HashMap<>();
    for (PolicyVersion set : sets) {
      List<PolicyText> own = PolicyApplying.schemas(set);
      schemas.put(set.team().map(Team::name).orElse(""), own);
      all.addAll(own);
    }
    String name = "v%d-%s".formatted(number, ApplyPolicies.digest(all).substring(0, 16));
    return new Whole(texts, ActionGroups.of(schemas), name);
  }

  private List<PolicyVersion> sets() throws StoreUnavailable {
    return store.inForce(Long.MAX_VALUE);
  }

  private static List<PolicyText> applied(List<PolicyVersion> sets) {
    return sets.stream().flatMap(set -> PolicyApplying.named(set).stream()).toList();
  }

  private static void tellFootprints(Policies policies) {
    policies.footprints().forEach(rule -> LOG.info("remembered for {}", rule));
  }

  private static Policies atStart(Whole whole) throws StoreUnavailable {
    return switch (Policies.compile(whole.texts(), whole.name())) {
      case Result.Ok<Policies>(Policies policies) -> {
        tellFootprints(policies);
        yield policies;
      }
      // There is nothing older to stay on, and a node must not decide by a part of them.
      case Result.Failed<Policies>(List<Problem> problems) ->
          throw new StoreUnavailable(
              "the policies in force cannot be used: " + problems.getFirst().sentence(),
              new IllegalStateException());
    };
  }
}
