package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Read which keys, certificates and algorithms Ilk works with (row G4). */
public record ReadCryptography() implements Command<List<ReadCryptography.Asset>> {

  /** What something is used for. */
  public enum Use {
    /** Signs tokens of an issuer of Ilk's. */
    TOKENS,
    /** Signs JWT-SVIDs, or certificates. */
    SVIDS,
    /** Signs the record's checkpoints. */
    RECORD,
    /** Seals private keys at rest, or secrets that come back. */
    SEALING,
    /** Protects connections. */
    TLS,
    /** Proves workloads and agents of a platform that is trusted. */
    TRUSTED_ISSUER,
    /** Proves clients. */
    CLIENT,
    /** Proves people. */
    PASSKEY;

    /**
     * The word for it in interfaces.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a large quantum computer would do to it. */
  public enum Outlook {
    /** Nothing that is known. */
    SAFE,
    /** Forge signatures, from the day it exists: what has ended by then is out of reach. */
    FORGEABLE,
    /** Read what was recorded before. */
    READABLE;

    /**
     * The word for it in interfaces.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A key, a certificate, or an algorithm that is taken from others.
   *
   * @param use what it is used for
   * @param where whose it is, such as the name of a ring
   * @param state such as {@code active}
   * @param algorithm its name in its own standard
   * @param bits what it takes to break it today, as a power of two
   * @param outlook what a quantum computer would do to it
   * @param id the key's, or a certificate's serial number; empty for an algorithm alone
   * @param since when it was made or began; empty if that is not known
   * @param next when it is replaced by schedule; empty if by command or by others
   * @param end when it is gone for good; empty if that is not set
   */
  public record Asset(
      Use use,
      String where,
      String state,
      String algorithm,
      int bits,
      Outlook outlook,
      Optional<String> id,
      Optional<Instant> since,
      Optional<Instant> next,
      Optional<Instant> end) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Cryptography", "all");
  }
}
