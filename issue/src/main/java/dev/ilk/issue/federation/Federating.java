package dev.ilk.issue.federation;

import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.FederatedDomain;
import dev.ilk.actor.TrustDomains;
import dev.ilk.gate.FederateDomain;
import dev.ilk.gate.FederationState;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.issue.federation.FederationStore.Kept;
import dev.ilk.issue.federation.FederationStore.Relation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.bundle.SpiffeBundle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Begins to follow a foreign trust domain, and looks at its endpoint for the first time. */
public final class Federating implements Handler<FederateDomain, FederationState> {

  /** Judges the addresses of endpoints. */
  @FunctionalInterface
  public interface Reach {
    /**
     * What speaks against calling an address, as far as its text shows.
     *
     * @param address of any content
     * @return empty if nothing does
     */
    Optional<Problem> objection(String address);
  }

  private final FederationStore store;
  private final TrustDomains own;
  private final Reach reach;
  private final Following following;

  /**
   * Builds the handler.
   *
   * @param store where relations are kept
   * @param own the trust domains of this Ilk, which are no foreign ones
   * @param reach which addresses may be called
   * @param following looks at endpoints
   */
  public Federating(FederationStore store, TrustDomains own, Reach reach, Following following) {
    this.store = store;
    this.own = own;
    this.reach = reach;
    this.following = following;
  }

  @Override
  public Result<Handled<FederationState>> act(Permit<FederateDomain> permit)
      throws PartUnavailable {
    FederateDomain asked = permit.command();
    Instant now = permit.arrival().at().truncatedTo(ChronoUnit.MICROS);
    Optional<Problem> objection =
        objection(asked).or(() -> reach.objection(asked.endpoint().url()));
    if (objection.isPresent()) {
      return Result.failed(objection.get());
    }
    FederatedDomain domain =
        new FederatedDomain(
            asked.at(), asked.domain(), asked.endpoint(), permit.proof().actor().subject(), now);
    return switch (begin(asked, now)) {
      case Result.Failed<Optional<Kept>>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Optional<Kept>>(Optional<Kept> kept) ->
          add(asked, new Relation(domain, kept, Optional.empty(), now), now);
    };
  }

  private Optional<Problem> objection(FederateDomain asked) {
    if (own.isOwn(asked.domain())) {
      return problem(
          "federation_own",
          "`%s` is a trust domain of this Ilk".formatted(asked.domain()),
          "environments stay apart; name the trust domain of another organisation or system");
    }
    return switch (asked.endpoint()) {
      case BundleEndpoint.Web web ->
          asked.bundle().isPresent()
              ? problem(
                  "federation_bundle_unused",
                  "an endpoint of the profile https_web needs no bundle to begin with",
                  "leave the bundle out, or give the endpoint's SPIFFE ID for https_spiffe")
              : Optional.empty();
      case BundleEndpoint.Spiffe spiffe -> {
        if (!spiffe.domain().equals(asked.domain())) {
          yield problem(
              "federation_endpoint_foreign",
              "the endpoint `%s` is not of `%s`".formatted(spiffe.serverId(), asked.domain()),
              "name an endpoint of the trust domain itself");
        }
        yield asked.bundle().isEmpty()
            ? problem(
                "federation_bundle_missing",
                "the endpoint is known by the trust domain's bundle, and there is none yet",
                "have its owner hand the bundle over, and give it with the relation")
            : Optional.empty();
      }
    };
  }

  private static Result<Optional<Kept>> begin(FederateDomain asked, Instant now) {
    if (asked.bundle().isEmpty()) {
      return Result.ok(Optional.empty());
    }
    byte[] json = asked.bundle().get().getBytes(StandardCharsets.UTF_8);
    return SpiffeBundle.read(asked.domain().name(), json)
        .then(bundle ->
            bundle.authorities(now).isEmpty()
                ? Result.failed(
                    Problem.of(
                            Problem.Kind.INVALID,
                            "bundle_invalid",
                            "the bundle has no authority that could vouch for the endpoint")
                        .at("bundle"))
                : Result.ok(Optional.of(new Kept(bundle.json(), bundle.sequence(), now))));
  }

  private Result<Handled<FederationState>> add(FederateDomain asked, Relation relation, Instant now)
      throws PartUnavailable {
    try {
      return switch (store.add(relation)) {
        case ADDED -> {
          following.look(relation, now);
          yield Result.ok(Handled.of(state(relation, now), asked.asked()));
        }
        case THERE ->
            refused(
                "federation_there",
                "`%s` follows `%s` already".formatted(asked.at(), asked.domain()),
                "end that first, with `ilk federation remove`");
        case FULL ->
            refused(
                "federation_full",
                "`%s` follows %d trust domains, and no more are possible"
                    .formatted(asked.at(), FederationStore.MOST),
                "end one of them, with `ilk federation remove`");
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("foreign trust domains cannot be stored", e);
    }
  }

  private FederationState state(Relation added, Instant now) throws StoreUnavailable {
    return store.all().stream()
        .filter(one -> one.domain().at().equals(added.domain().at()))
        .filter(one -> one.domain().domain().equals(added.domain().domain()))
        .findFirst()
        .map(one -> Federations.state(one, now))
        .orElseGet(() -> Federations.state(added, now));
  }

  private static <T> Result<T> refused(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.CONFLICT, code, message).mend(remedy));
  }

  private static Optional<Problem> problem(String code, String message, String remedy) {
    return Optional.of(Problem.of(Problem.Kind.INVALID, code, message).mend(remedy));
  }
}
