package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ImportAuthority;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.issue.offline.ImportStore;
import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.issue.offline.SignedChain;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Signer;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.Ring;
import dev.ilk.keys.ring.RingKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes the chain of an authority below an offline root, if it keeps all rules and a leaf signed by
 * it would be good. One transaction; whatever is refused changes nothing, and the same chain once
 * more is answered as it was.
 */
public final class AuthorityImporting
    implements Handler<ImportAuthority, ImportAuthority.Imported> {
  /** More than an SVID lives: nothing is signed that would outlive its authority. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Authorities authorities;
  private final KeyRings rings;
  private final ImportStore store;
  private final ImportedChains imports;
  private final Succession succession;

  /**
   * Builds the handler.
   *
   * @param authorities the trust domains, and who signs now
   * @param rings the keys of authorities
   * @param store where chains are kept
   * @param imports the same as this node knows them
   */
  public AuthorityImporting(
      Authorities authorities, KeyRings rings, ImportStore store, ImportedChains imports) {
    this.authorities = authorities;
    this.rings = rings;
    this.store = store;
    this.imports = imports;
    this.succession = new Succession(rings, imports);
  }

  /** A chain, and the key of the ring that it is for. */
  private record Fitting(SignedChain chain, Signer signer) {}

  @Override
  public Result<Handled<ImportAuthority.Imported>> act(Permit<ImportAuthority> permit)
      throws PartUnavailable {
    ImportAuthority asked = permit.command();
    Instant now = permit.arrival().at().truncatedTo(ChronoUnit.MILLIS);
    try {
      imports.refresh();
      return switch (fitting(asked, now)) {
        case Result.Failed<Fitting>(List<Problem> problems) -> new Result.Failed<>(problems);
        case Result.Ok<Fitting>(Fitting fitting) -> keep(permit, fitting, now);
      };
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the authority of `" + asked.at() + "` cannot be imported", e);
    }
  }

  private Result<Fitting> fitting(ImportAuthority asked, Instant now)
      throws KeysUnavailable, StoreUnavailable {
    Result<SignedChain> read =
        SignedChain.read(asked.chain(), authorities.domain(asked.at()).id(), now);
    return switch (read) {
      case Result.Failed<SignedChain>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<SignedChain>(SignedChain chain) -> fitting(asked.at(), chain, now);
    };
  }

  private Result<Fitting> fitting(Environment at, SignedChain chain, Instant now)
      throws KeysUnavailable, StoreUnavailable {
    String kid = chain.key().thumbprint();
    Ring ring = rings.ring(Authorities.certificateRing(at));
    boolean ours = Stream.of(ring.next(), ring.active()).map(RingKey::kid).anyMatch(kid::equals);
    Optional<Signer> signer = rings.signer(ring.name(), kid);
    if (!ours || signer.isEmpty()) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "chain_key_other",
                  "its first certificate is not for a key that waits for one")
              .at("chain")
              .mend("have the answer of `ilk authority request %s` signed".formatted(at)));
    }
    if (Distrust.covers(imports.of(at), chain, now)) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.REFUSED,
                  "chain_root_distrusted",
                  "below its root stands an authority that was compromised and has not ended")
              .at("chain")
              .mend("have the request signed below another root"));
    }
    return ChainProbe.objection(chain, authorities.domain(at), signer.get(), now)
        .map(Result::<Fitting>failed)
        .orElseGet(() -> Result.ok(new Fitting(chain, signer.get())));
  }

  private Result<Handled<ImportAuthority.Imported>> keep(
      Permit<ImportAuthority> permit, Fitting fitting, Instant now)
      throws PartUnavailable, StoreUnavailable {
    ImportAuthority asked = permit.command();
    ImportedChain chain = chain(asked.at(), fitting, now, now);
    Instant from = asked.atOnce() ? now : signsFrom(asked.at(), chain);
    ImportedChain kept = store.keep(chain(asked.at(), fitting, now, from));
    imports.refresh();
    if (!kept.certificates().equals(chain.certificates())) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.CONFLICT,
                  "authority_has_chain",
                  "another chain was imported for this key already")
              .mend("look at `ilk authority show %s`".formatted(asked.at())));
    }
    succession.advance(asked.at());
    return Result.ok(
        Handled.of(
            new ImportAuthority.Imported(
                kept.kid(),
                Bytes.of(Sha256.of(kept.root().toArray())).hex(),
                kept.signsFrom(),
                kept.end()),
            asked.asked()));
  }

  /**
   * Once others know the root, and in any case before nobody could sign. Asking who signs now also
   * makes the certificate that Ilk's own root gives it, before the first import ends such making.
   */
  private Instant signsFrom(Environment at, ImportedChain chain)
      throws PartUnavailable, StoreUnavailable {
    Instant ripe = imports.ripe(chain);
    Instant last =
        authorities
            .present(at)
            .map(present -> present.end().minus(MARGIN))
            .orElse(chain.imported());
    Instant from = ripe.isBefore(last) ? ripe : last;
    return from.isBefore(chain.imported()) ? chain.imported() : from;
  }

  private ImportedChain chain(Environment at, Fitting fitting, Instant now, Instant from) {
    return new ImportedChain(
        at,
        authorities.domain(at),
        fitting.signer().kid(),
        fitting.chain().encoded(),
        now,
        from,
        fitting.chain().end(),
        Optional.empty());
  }
}
