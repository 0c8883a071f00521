package dev.ilk.keys;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Initialised {@link Signature} objects of one key and algorithm, lent out one at a time, because
 * each holds state and making one costs up to half of an Ed25519 signature.
 *
 * <p>A queue rather than a thread local, since each request has its own virtual thread. A thread
 * that holds one neither waits nor yields, so there are never more of them than processors and the
 * queue needs no bound. INVARIANT: only an object whose last operation ended well comes back.
 */
final class SignaturePool {
  private final ConcurrentLinkedQueue<Signature> idle = new ConcurrentLinkedQueue<>();
  private final Maker maker;

  /** Makes one more object, initialised for signing or for verifying. */
  @FunctionalInterface
  interface Maker {
    Signature make() throws GeneralSecurityException;
  }

  SignaturePool(Maker maker) {
    this.maker = maker;
  }

  byte[] sign(byte[] message) throws GeneralSecurityException {
    Signature signature = take();
    signature.update(message);
    byte[] made = signature.sign();
    idle.offer(signature);
    return made;
  }

  boolean verify(byte[] message, byte[] made) throws GeneralSecurityException {
    Signature signature = take();
    signature.update(message);
    boolean holds = signature.verify(made);
    idle.offer(signature);
    return holds;
  }

  private Signature take() throws GeneralSecurityException {
    Signature free = idle.poll();
    return free == null ? maker.make() : free;
  }
}
