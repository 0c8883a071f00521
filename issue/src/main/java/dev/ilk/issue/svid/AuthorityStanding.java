package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadAuthority;
import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the authority of a trust domain stands, and what must be done about it. */
public final class AuthorityStanding {
  /** A warning comes a month before the end, or when two thirds are over if that is later. */
  private static final Duration AHEAD = Duration.ofDays(30);

  private final Authorities authorities;
  private final KeyRings rings;
  private final ImportedChains imports;

  /**
   * That of all environments.
   *
   * @param authorities who signs
   * @param rings the keys of authorities
   * @param imports the chains below offline roots
   */
  public AuthorityStanding(Authorities authorities, KeyRings rings, ImportedChains imports) {
    this.authorities = authorities;
    this.rings = rings;
    this.imports = imports;
  }

  /**
   * How it stands in an environment.
   *
   * @param at which; its keys are made if there are none
   * @param now the present
   * @return the state, with a warning only where a company must act
   * @throws PartUnavailable if that cannot be said now
   */
  public ReadAuthority.State of(Environment at, Instant now) throws PartUnavailable {
    try {
      String next = rings.ring(Authorities.certificateRing(at)).next().kid();
      boolean offline = imports.isOffline(at);
      Optional<Authority> present =
          authorities.present(at).filter(authority -> now.isBefore(authority.end()));
      Optional<ImportedChain> waiting = imports.find(at, next);
      List<ReadAuthority.Root> roots =
          authorities.bundle(at).authorities().stream().map(AuthorityStanding::root).toList();
      return new ReadAuthority.State(
          authorities.domain(at),
          offline,
          present.map(one -> new ReadAuthority.Signing(one.key().thumbprint(), one.end())),
          next,
          waiting.map(one -> new ReadAuthority.Waiting(one.signsFrom(), one.end())),
          roots,
          offline && waiting.isEmpty() ? warning(at, present, now) : Optional.empty());
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the authority of `" + at + "`", e);
    }
  }

  private static Optional<String> warning(
      Environment at, Optional<Authority> present, Instant now) {
    String remedy =
        "have the answer of `ilk authority request %s` signed, and import it".formatted(at);
    if (present.isEmpty()) {
      return Optional.of("nobody can sign certificates of `%s`: %s".formatted(at, remedy));
    }
    Authority authority = present.get();
    Duration third =
        Duration.between(authority.certificate().getNotBefore().toInstant(), authority.end())
            .dividedBy(3);
    Duration ahead = third.compareTo(AHEAD) < 0 ? third : AHEAD;
    return now.isBefore(authority.end().minus(ahead))
        ? Optional.empty()
        : Optional.of(
            "the authority of `%s` ends at %s, and then nothing is signed: %s"
                .formatted(at, authority.end(), remedy));
  }

  private static ReadAuthority.Root root(Authority root) {
    return new ReadAuthority.Root(
        root.certificate().getSubject().toString(),
        Bytes.of(Sha256.of(root.der())).hex(),
        root.end());
  }
}
