package dev.ilk.issue.acme;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Where orders of certificates are kept, for all nodes together. Durable once it returns. */
public interface OrderStore {

  /**
   * Keeps a new order.
   *
   * @param order the order
   * @throws StoreUnavailable if it is not known to be kept
   */
  void add(CertificateOrder order) throws StoreUnavailable;

  /**
   * Finds an order.
   *
   * @param id which
   * @return empty if there is none, or it was forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<CertificateOrder> find(AcmeId.Order id) throws StoreUnavailable;

  /**
   * Finds the order that a certificate was issued for.
   *
   * @param at by whose authority
   * @param serial its serial number
   * @return empty if there is none, or it was forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<CertificateOrder> certified(Environment at, String serial) throws StoreUnavailable;

  /**
   * Replaces an order, unless another has changed it meanwhile: its names, its certificate, or that
   * the certificate was taken back.
   *
   * @param before as it was read
   * @param after as it shall be
   * @return false if it is not as it was
   * @throws StoreUnavailable if it is not known to be replaced
   */
  boolean replace(CertificateOrder before, CertificateOrder after) throws StoreUnavailable;

  /**
   * How many orders of an account wait for something.
   *
   * @param account whose
   * @param now the present
   * @return those without a certificate that are not over
   * @throws StoreUnavailable if the store does not answer
   */
  int waiting(AcmeId.Account account, Instant now) throws StoreUnavailable;

  /**
   * Forgets orders that are over, with certificates that are over.
   *
   * @param before those whose end, or whose certificate's end, was before this
   * @return how many were forgotten
   * @throws StoreUnavailable if nothing was
   */
  int prune(Instant before) throws StoreUnavailable;
}
