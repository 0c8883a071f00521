package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.actor.Workload;
import dev.ilk.decide.ActionGroups;
import dev.ilk.decide.Policies;
import dev.ilk.decide.Portable;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.bundle.PolicyBundles;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What bundles hold: the policies that this node decides by, and the workloads as registered. */
final class PolicyContents implements PolicyBundles.Source {
  /** With more workloads in an environment, its enforcement points ask for each decision. */
  private static final int MOST = 10_000;

  private static final int VERSION_LENGTH = 16;

  /** After this, what has expired meanwhile is left out. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final Changes changes;
  private final RegistryStore registry;
  private final Supplier<Policies> policies;
  private final Supplier<ActionGroups> groups;
  private final Map<Readers, Made> made = new ConcurrentHashMap<>();

  /** Whom content is the same for. */
  private record Readers(Environment environment, Team team) {}

  /** Content, and what it was made from. */
  private record Made(Policies policies, PolicyBundles.Content content, Instant at) {}

  PolicyContents(
      Changes changes,
      RegistryStore registry,
      Supplier<Policies> policies,
      Supplier<ActionGroups> groups) {
    this.changes = changes;
    this.registry = registry;
    this.policies = policies;
    this.groups = groups;
  }

  @Override
  public Result<PolicyBundles.Content> content(Workload reader, Instant at) throws PartUnavailable {
    Environment environment = reader.environment();
    Readers readers = new Readers(environment, reader.stewardship().owner());
    try {
      // Read before the rest, so that content is never older than its number.
      long sequence = changes.latest();
      Policies current = policies.get();
      Made known = made.get(readers);
      if (known != null
          && known.policies() == current
          && known.content().sequence() == sequence
          && at.isBefore(known.at().plus(KEPT))) {
        return Result.ok(known.content());
      }
      List<Actor> workloads = workloads(environment, at);
      if (workloads.size() > MOST) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.CONFLICT,
                    "bundle_too_large",
                    "`%s` has more than %d workloads".formatted(environment, MOST))
                .mend("let the enforcement points of this environment ask for each decision"));
      }
      PolicyBundles.Content content =
          content(
              sequence,
              Portable.policies(current),
              Portable.entities(workloads, groups.get().all(readers.team().name())));
      made.put(readers, new Made(current, content, at));
      return Result.ok(content);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the workloads cannot be read", e);
    }
  }

  private static PolicyBundles.Content content(long sequence, String policies, String entities) {
    String version =
        Sha256.hex(policies.length() + "\n" + policies + entities).substring(0, VERSION_LENGTH);
    return new PolicyBundles.Content(sequence, version, policies, entities);
  }

  private List<Actor> workloads(Environment environment, Instant at) throws StoreUnavailable {
    List<Actor> standing = new ArrayList<>();
    String after = "";
    while (standing.size() <= MOST) {
      List<Registered> page =
          registry.page(
              new Filter(
                  Optional.of(Kind.WORKLOAD),
                  Optional.of(environment),
                  Optional.empty(),
                  "",
                  after,
                  Filter.MOST));
      page.stream()
          .map(Registered::actor)
          .filter(actor -> actor.standsAt(at))
          .forEach(standing::add);
      if (page.size() < Filter.MOST) {
        break;
      }
      after = page.getLast().actor().subject();
    }
    return standing;
  }
}
