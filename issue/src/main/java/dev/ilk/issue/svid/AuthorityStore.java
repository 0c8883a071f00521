package dev.ilk.issue.svid;

import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/**
 * Where the certificates of authorities are kept, for all nodes together. Whichever node makes one
 * first, all publish that one.
 */
public interface AuthorityStore {

  /**
   * Finds a certificate.
   *
   * @param name trust domain and key
   * @return the certificate in DER, or empty if none was kept
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<byte[]> find(String name) throws StoreUnavailable;

  /**
   * Keeps a certificate, unless one is kept under its name already. Durable once it returns.
   *
   * @param name trust domain and key, at most 400 characters
   * @param certificate in DER
   * @return what is kept now: this one, or the one that came first
   * @throws StoreUnavailable if it is not known to be kept
   */
  byte[] keep(String name, byte[] certificate) throws StoreUnavailable;
}
