package dev.ilk.migration;

import dev.ilk.gate.ApproveTranche;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListTranches;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.PlanTranche;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans which static secrets are replaced together, and has the plans approved. */
public final class Tranches {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_QUIET = 365;
  private static final int LISTED = 200;

  /** So many secrets are looked at for one tranche. */
  private static final int LOOKED = 100_000;

  private final SecretStore secrets;
  private final TrancheStore tranches;
  private final Ids ids;

  /**
   * Builds the handlers.
   *
   * @param secrets what there is
   * @param tranches keeps them
   * @param ids names them
   */
  public Tranches(SecretStore secrets, TrancheStore tranches, Ids ids) {
    this.secrets = secrets;
    this.tranches = tranches;
    this.ids = ids;
  }

  /**
   * Plans one.
   *
   * @param permit to do so
   * @return the tranche, to be looked at; or {@code tranche_empty}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Tranche>> plan(Permit<PlanTranche> permit) throws PartUnavailable {
    PlanTranche asked = permit.command();
    List<Problem> problems = problems(asked);
    if (!problems.isEmpty()) {
      return new Result.Failed<>(problems);
    }
    try {
      List<Id.Secret> chosen = chosen(asked.query());
      if (chosen.isEmpty()) {
        return Result.failed(
            Refusals.conflict(
                "tranche_empty",
                "no secret that is ranked or proposed, and of no tranche, is like that",
                "look at `ilk migrate rank` with the same options"));
      }
      Tranche tranche =
          new Tranche(
              ids.tranche(),
              asked.name(),
              permit.arrival().at().truncatedTo(ChronoUnit.MICROS),
              permit.proof().actor().subject(),
              asked.quiet(),
              digest(asked.quiet(), chosen),
              chosen.size(),
              Optional.empty(),
              Map.of());
      return tranches.add(tranche, chosen)
          ? Result.ok(Handled.of(tranche, asked.told(tranche)))
          : Result.failed(Refusals.moved());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("tranches cannot be stored", e);
    }
  }

  private List<Id.Secret> chosen(SecretQuery query) throws StoreUnavailable {
    List<Id.Secret> chosen = new ArrayList<>();
    Optional<SecretQuery.Mark> after = Optional.empty();
    int looked = 0;
    do {
      SecretPage page =
          secrets.page(
              new SecretQuery(
                  query.state(),
                  query.team(),
                  query.environment(),
                  query.shape(),
                  query.source(),
                  Optional.empty(),
                  false,
                  after,
                  SecretQuery.MOST));
      for (StaticSecret one : page.secrets()) {
        boolean free =
            one.replacement().tranche().isEmpty()
                && (one.state() == SecretState.RANKED || one.state() == SecretState.PROPOSED);
        if (free && chosen.size() < query.limit()) {
          chosen.add(one.id());
        }
      }
      looked += page.secrets().size();
      after = page.next();
    } while (after.isPresent() && chosen.size() < query.limit() && looked < LOOKED);
    return chosen;
  }

  /** Of which secrets a tranche is, and how long they are watched. */
  static String digest(int quiet, List<Id.Secret> chosen) {
    StringBuilder lines = new StringBuilder("quiet ").append(quiet).append('\n');
    chosen.stream().map(Id.Secret::value).sorted().forEach(id -> lines.append(id).append('\n'));
    return Sha256.hex(lines.toString());
  }

  private static List<Problem> problems(PlanTranche asked) {
    List<Problem> problems = new ArrayList<>();
    if (asked.name().isBlank() || asked.name().length() > LONGEST_NAME) {
      problems.add(
          Refusals.invalid(
              "name_invalid",
              "a tranche's name has 1 to %d characters".formatted(LONGEST_NAME),
              "name it as people call it"));
    }
    if (asked.quiet() < 1 || asked.quiet() > LONGEST_QUIET) {
      problems.add(
          Refusals.invalid(
              "quiet_invalid",
              "a secret is watched for 1 to %d days".formatted(LONGEST_QUIET),
              "14 is usual"));
    }
    return problems;
  }

  /**
   * Approves one, as it was looked at.
   *
   * @param permit to do so
   * @return the tranche
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Tranche>> approve(Permit<ApproveTranche> permit) throws PartUnavailable {
    ApproveTranche asked = permit.command();
    try {
      Optional<Tranche> found = tranches.find(asked.id());
      if (found.isEmpty()) {
        return Result.failed(Refusals.unknown(asked.id()));
      }
      if (!found.get().digest().equals(asked.reviewed())) {
        return Result.failed(
            Refusals.conflict(
                "plan_different",
                "that is not the digest of this tranche",
                "look at it with `ilk migrate status`, and name its digest"));
      }
      Instant now = permit.arrival().at().truncatedTo(ChronoUnit.MICROS);
      tranches.approve(asked.id(), new Tranche.Approved(permit.proof().actor().subject(), now));
      return Result.ok(Handled.of(tranches.find(asked.id()).orElseThrow(), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("tranches cannot be stored", e);
    }
  }

  /**
   * Lists the latest.
   *
   * @param permit to do so
   * @return them
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<Tranche>>> list(Permit<ListTranches> permit) throws PartUnavailable {
    try {
      return Result.ok(Handled.of(tranches.latest(LISTED), permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("tranches cannot be read", e);
    }
  }
}
