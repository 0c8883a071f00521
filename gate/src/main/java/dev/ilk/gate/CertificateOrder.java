package dev.ilk.gate;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order of a certificate (RFC 8555, section 7.1.3).
 *
 * @param id which
 * @param account whose
 * @param environment whose authority is asked
 * @param holder the workload that the account is of
 * @param names for which names, each once, and whether they may be certified; at least one
 * @param token what challenges to it are called by: at least 128 random bits in base64url
 * @param ordered when
 * @param expires until when it can be brought to its end
 * @param certificate what came of it; empty until then
 */
public record CertificateOrder(
    AcmeId.Order id,
    AcmeId.Account account,
    Environment environment,
    Id.Identity holder,
    List<Name> names,
    String token,
    Instant ordered,
    Instant expires,
    Optional<Certificate> certificate) {

  /** How a name in an order stands. */
  public enum Standing {
    /** The registry gives it to the workload, and that is all it takes. */
    ASSIGNED,
    /** The registry gives it to the workload, which must still show that it answers under it. */
    CHALLENGED,
    /** The workload has shown that. */
    SHOWN,
    /** The workload could not show it; the order came to nothing. */
    FAILED
  }

  /**
   * A name in an order.
   *
   * @param name in the DNS
   * @param standing how it stands
   */
  public record Name(String name, Standing standing) {
    /**
     * Whether it may stand in the certificate.
     *
     * @return true if nothing is missing
     */
    public boolean certifiable() {
      return standing == Standing.ASSIGNED || standing == Standing.SHOWN;
    }
  }

  /**
   * A certificate that was issued.
   *
   * @param serial its serial number in hexadecimal
   * @param chain it, then those between it and an authority of the bundle, in PEM
   * @param from since when it holds
   * @param until until when
   * @param revoked when it was taken back, if it was
   */
  public record Certificate(
      String serial, String chain, Instant from, Instant until, Optional<Instant> revoked) {
    /**
     * The same, taken back.
     *
     * @param at when
     * @return a copy
     */
    public Certificate revokedAt(Instant at) {
      return new Certificate(serial, chain, from, until, Optional.of(at));
    }
  }

  /**
   * The states of an order (RFC 8555, section 7.1.6); Ilk issues at once, so none is processing.
   */
  public enum Status {
    /** A name is still to be shown. */
    PENDING,
    /** It waits for a certification request. */
    READY,
    /** The certificate is there. */
    VALID,
    /** It came to nothing. */
    INVALID
  }

  public CertificateOrder {
    names = List.copyOf(names);
  }

  /**
   * How it stands.
   *
   * @param now the present
   * @return the status
   */
  public Status status(Instant now) {
    if (certificate.isPresent()) {
      return Status.VALID;
    }
    if (!now.isBefore(expires)
        || names.stream().anyMatch(name -> name.standing() == Standing.FAILED)) {
      return Status.INVALID;
    }
    return names.stream().allMatch(Name::certifiable) ? Status.READY : Status.PENDING;
  }

  /**
   * The same with one name standing otherwise.
   *
   * @param index of the name, from 0
   * @param standing how it stands now
   * @return a copy
   */
  public CertificateOrder with(int index, Standing standing) {
    List<Name> changed = new ArrayList<>(names);
    changed.set(index, new Name(names.get(index).name(), standing));
    return new CertificateOrder(
        id, account, environment, holder, changed, token, ordered, expires, certificate);
  }

  /**
   * The same with its certificate.
   *
   * @param issued what came of it
   * @return a copy
   */
  public CertificateOrder with(Certificate issued) {
    return new CertificateOrder(
        id, account, environment, holder, names, token, ordered, expires, Optional.of(issued));
  }
}
