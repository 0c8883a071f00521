package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RotateKeys;
import dev.ilk.issue.offline.ImportStore;
import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.issue.token.KeyRotation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.Rotation;
import java.util.List;
import java.util.Optional;

/**
 * Replaces keys, with regard to offline roots: below one, an authority gives way only to one that
 * has its chain, and a compromised one takes its root out of the bundle.
 */
public final class AuthorityRotation implements Handler<RotateKeys, RotateKeys.Rotated> {
  private final KeyRotation usual;
  private final KeyRings rings;
  private final ImportStore store;
  private final ImportedChains imports;
  private final Succession succession;

  /**
   * Builds the handler.
   *
   * @param rings one ring for each issuer and authority
   * @param store where chains are kept
   * @param imports the same as this node knows them
   */
  public AuthorityRotation(KeyRings rings, ImportStore store, ImportedChains imports) {
    this.usual = new KeyRotation(rings);
    this.rings = rings;
    this.store = store;
    this.imports = imports;
    this.succession = new Succession(rings, imports);
  }

  @Override
  public Result<Handled<RotateKeys.Rotated>> act(Permit<RotateKeys> permit) throws PartUnavailable {
    RotateKeys asked = permit.command();
    try {
      return switch (asked.ring()) {
        case HUMAN, WORKLOAD, AGENT, JWT_SVID -> usual.act(permit);
        case X509_ROOT, X509_SVID ->
            imports.isOffline(asked.at()) ? offline(permit) : usual.act(permit);
      };
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the authority of `" + asked.at() + "`", e);
    }
  }

  private Result<Handled<RotateKeys.Rotated>> offline(Permit<RotateKeys> permit)
      throws PartUnavailable, KeysUnavailable, StoreUnavailable {
    RotateKeys asked = permit.command();
    if (asked.urgency() == RotateKeys.Urgency.COMPROMISED && isFormerRoot(asked)) {
      return switch (rings.rotate(Authorities.rootRing(asked.at()), Rotation.Urgency.COMPROMISED)) {
        case Result.Ok<Rotation>(Rotation done) -> Result.ok(KeyRotation.rotated(done));
        case Result.Failed<Rotation>(List<Problem> problems) -> new Result.Failed<>(problems);
      };
    }
    if (asked.urgency() == RotateKeys.Urgency.COMPROMISED) {
      // First the roots, so that nothing counts below them whatever becomes of the rest.
      store.distrust(asked.at(), permit.arrival().at());
      imports.refresh();
      return usual.act(permit);
    }
    return asked.ring() == RotateKeys.Ring.X509_ROOT ? usual.act(permit) : advance(asked.at());
  }

  /** A root of Ilk's own that stands above nothing that signs: it goes alone. */
  private boolean isFormerRoot(RotateKeys asked) throws KeysUnavailable, StoreUnavailable {
    RingName ring = Authorities.certificateRing(asked.at());
    return asked.ring() == RotateKeys.Ring.X509_ROOT
        && imports.signing(asked.at(), rings.ring(ring).active().kid()).isPresent();
  }

  private Result<Handled<RotateKeys.Rotated>> advance(Environment at)
      throws PartUnavailable, KeysUnavailable, StoreUnavailable {
    RingName ring = Authorities.certificateRing(at);
    String next = rings.ring(ring).next().kid();
    return succession
        .advance(at)
        .map(done -> Result.ok(KeyRotation.rotated(done)))
        .orElse(Result.failed(notYet(at, imports.find(at, next))));
  }

  private static Problem notYet(Environment at, Optional<ImportedChain> chain) {
    return Problem.of(
            Problem.Kind.CONFLICT,
            "next_authority_not_ready",
            "the next authority of `%s` has no chain that may sign yet".formatted(at))
        .mend(
            chain
                .map(waiting -> "wait until " + waiting.signsFrom())
                .orElse("have the answer of `ilk authority request %s` signed".formatted(at)));
  }
}
