package dev.ilk.rollout;

import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts policies in force: checked as {@code ilk policy check} does, kept within what their team
 * owns, and looked at together with all others before they are stored. All or none.
 */
public final class PolicyApplying implements Handler<ApplyPolicies, ApplyPolicies.Applied> {
  /** How often it begins again because another set was changed meanwhile. */
  private static final int ATTEMPTS = 5;

  private final PolicyStore store;
  private final PoliciesHere here;

  /**
   * Builds the handler.
   *
   * @param store every version
   * @param here what this node decides by beside them
   */
  public PolicyApplying(PolicyStore store, PoliciesHere here) {
    this.store = store;
    this.here = here;
  }

  @Override
  public Result<Handled<ApplyPolicies.Applied>> act(Permit<ApplyPolicies> permit)
      throws PartUnavailable {
    try {
      ApplyPolicies asked = permit.command();
      return apply(asked, permit.proof().actor().id(), permit.arrival().at())
          .then(applied -> Result.ok(Handled.of(applied, asked.told(told(applied)))));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the policies cannot be read or written", e);
    }
  }

  private static Map<String, String> told(ApplyPolicies.Applied applied) {
    return Map.of(
        "version", Long.toString(applied.version()),
        "changed", Boolean.toString(applied.changed()),
        "sha256", applied.digest());
  }

  Result<ApplyPolicies.Applied> apply(ApplyPolicies asked, Id.Identity by, Instant at)
      throws StoreUnavailable {
    return switch (content(asked)) {
      case Result.Failed<Proposal>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Proposal>(Proposal proposal) -> {
        Optional<Result<ApplyPolicies.Applied>> result = Optional.empty();
        for (int i = 0; i < ATTEMPTS && result.isEmpty(); i++) {
          result = attempt(asked, proposal, by, at);
        }
        yield result.orElseGet(
            () -> conflict("other policies keep changing; nothing was applied", "try again"));
      }
    };
  }

  private Result<Proposal> content(ApplyPolicies asked) throws StoreUnavailable {
    return switch (asked.content()) {
      case ApplyPolicies.Files(List<PolicyText> files) -> Proposal.of(asked.team(), files);
      // It may be out of keeping with the present and is looked at together with it all the same.
      case ApplyPolicies.Earlier(long version) when version == 0 ->
          Result.ok(new Proposal(List.of(), List.of()));
      case ApplyPolicies.Earlier(long version) -> {
        Optional<PolicyVersion> earlier = store.find(version);
        if (earlier.filter(v -> v.team().equals(asked.team())).isEmpty()) {
          yield Result.failed(
              Problem.of(
                      Problem.Kind.NOT_FOUND,
                      "version_unknown",
                      "the set `%s` has no version %d"
                          .formatted(ApplyPolicies.setName(asked.team()), version))
                  .mend("look at `ilk policy history`"));
        }
        yield earlier.get().files().isEmpty()
            ? Result.ok(new Proposal(List.of(), List.of()))
            : Proposal.of(asked.team(), earlier.get().files());
      }
    };
  }

  /** Empty if another version came between looking and writing. */
  private Optional<Result<ApplyPolicies.Applied>> attempt(
      ApplyPolicies asked, Proposal proposal, Id.Identity by, Instant at) throws StoreUnavailable {
    List<PolicyVersion> inForce = store.inForce(Long.MAX_VALUE);
    Optional<PolicyVersion> own =
        inForce.stream().filter(version -> version.team().equals(asked.team())).findFirst();
    long current = own.map(PolicyVersion::number).orElse(0L);
    if (asked.expected().filter(expected -> expected != current).isPresent()) {
      return Optional.of(moved(asked, current));
    }
    List<PolicyText> present = own.map(PolicyVersion::files).orElse(List.of());
    String digest = ApplyPolicies.digest(proposal.files());
    if (present.equals(proposal.files())) {
      return Optional.of(
          Result.ok(new ApplyPolicies.Applied(current, false, digest, proposal.warnings())));
    }
    List<Problem> problems = here.problems(together(inForce, asked.team(), proposal.files()));
    if (!problems.isEmpty()) {
      return Optional.of(new Result.Failed<>(problems));
    }
    long next = inForce.stream().mapToLong(PolicyVersion::number).max().orElse(0) + 1;
    PolicyVersion version =
        new PolicyVersion(
            next,
            asked.team(),
            at,
            by,
            asked.reason(),
            digest,
            asked.content() instanceof ApplyPolicies.Earlier(long earlier)
                ? Optional.of(earlier)
                : Optional.empty(),
            proposal.files());
    return store.add(version)
        ? Optional.of(Result.ok(new ApplyPolicies.Applied(next, true, digest, proposal.warnings())))
        : Optional.empty();
  }

  /** The policies of all sets as they would be, the proposed ones last. */
  private static List<PolicyText> together(
      List<PolicyVersion> inForce, Optional<Team> team, List<PolicyText> proposed) {
    List<PolicyText> all = new ArrayList<>();
    inForce.stream()
        .filter(version -> !version.team().equals(team))
        .forEach(version -> all.addAll(named(version)));
    all.addAll(Proposal.policies(proposed));
    return all;
  }

  /**
   * The policies of a set as the access plane takes them.
   *
   * @param version what it holds
   * @return its policies, named by set and file
   */
  public static List<PolicyText> named(PolicyVersion version) {
    String set = ApplyPolicies.setName(version.team());
    return Proposal.policies(version.files()).stream()
        .map(file -> new PolicyText(set + "/" + file.name(), file.text()))
        .toList();
  }

  /**
   * The schemas of a set.
   *
   * @param version what it holds
   * @return at most one
   */
  public static List<PolicyText> schemas(PolicyVersion version) {
    return version.files().stream().filter(file -> !file.name().endsWith(".cedar")).toList();
  }

  private static Result<ApplyPolicies.Applied> moved(ApplyPolicies asked, long current) {
    return conflict(
        "the set `%s` is at version %d, not %d; nothing was applied"
            .formatted(
                ApplyPolicies.setName(asked.team()), current, asked.expected().orElseThrow()),
        "look at `ilk policy history` and `ilk policy diff`, then apply again");
  }

  private static Result<ApplyPolicies.Applied> conflict(String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.CONFLICT, "policies_moved", message).mend(remedy));
  }
}
