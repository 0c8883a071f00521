package dev.ilk.keys;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes signing keys that are sealed from birth, and opens sealed ones for signing. The bytes of a
 * private key never leave this package.
 *
 * <p>A sealed key is bound to its ring, its key id and its algorithm: whoever can write to the
 * store cannot make the production ring sign with staging's key by copying a row.
 */
public final class SigningKeys {
  private static final String PURPOSE = "ilk signing key";

  /** Sealed in place of a private key that is in a module. */
  private static final byte[] IN_MODULE = "pkcs11".getBytes(StandardCharsets.US_ASCII);

  private final RootKeys roots;
  private final Optional<KeyModule> module;

  /**
   * Keys sealed under the given root.
   *
   * @param roots the current root key and its predecessors
   */
  public SigningKeys(RootKeys roots) {
    this(roots, Optional.empty());
  }

  /**
   * Keys sealed under the given root, those of some rings in a module.
   *
   * @param roots the current root key and its predecessors
   * @param module the module, if there is one
   */
  public SigningKeys(RootKeys roots, Optional<KeyModule> module) {
    this.roots = roots;
    this.module = module;
  }

  /**
   * A key that was just made.
   *
   * @param verifyingKey its public half
   * @param sealedKey its private half, for the store
   */
  public record Made(VerifyingKey verifyingKey, SealedKey sealedKey) {}

  /**
   * Makes a key.
   *
   * @param ring the ring it is for
   * @param algorithm an algorithm with {@link Algorithm#signs()}
   * @return both halves, the private one sealed under the current root key
   */
  public Made make(String ring, Algorithm algorithm) {
    Optional<KeyModule> own = module.filter(there -> there.holds(ring));
    if (own.isPresent()) {
      return sealed(ring, algorithm, own.get().generate(), IN_MODULE);
    }
    LocalSigner signer = LocalSigner.generate(algorithm);
    byte[] pkcs8 = signer.pkcs8();
    try {
      return sealed(ring, algorithm, signer.verifyingKey(), pkcs8);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private Made sealed(String ring, Algorithm algorithm, VerifyingKey key, byte[] secret) {
    try {
      byte[] envelope = Envelope.seal(roots.current(), binding(ring, algorithm, key), secret);
      return new Made(key, SealedKey.of(envelope));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a key", e);
    }
  }

  /**
   * Destroys the private half of a key whose signatures count no more, if it is in a module; what
   * is sealed in the store is destroyed by forgetting it.
   *
   * @param ring the ring it was made for
   * @param kid its id
   */
  public void discard(String ring, String kid) {
    module.filter(there -> there.holds(ring)).ifPresent(there -> there.destroy(kid));
  }

  /**
   * Opens a key for signing.
   *
   * @param ring the ring it was made for
   * @param algorithm the algorithm it was made for
   * @param verifyingKey its public half
   * @param sealedKey its private half; of any content
   * @return the signer, or {@code root_key_missing}, {@code sealed_key_damaged} or {@code
   *     key_module_missing}
   */
  public Result<Signer> open(
      String ring, Algorithm algorithm, VerifyingKey verifyingKey, SealedKey sealedKey) {
    return root(sealedKey)
        .then(root -> {
          try {
            byte[] pkcs8 =
                Envelope.open(root, binding(ring, algorithm, verifyingKey), sealedKey.bytes());
            try {
              return Arrays.equals(pkcs8, IN_MODULE)
                  ? inModule(verifyingKey)
                  : Result.ok(LocalSigner.restore(algorithm, verifyingKey, pkcs8));
            } finally {
              Arrays.fill(pkcs8, (byte) 0);
            }
          } catch (GeneralSecurityException e) {
            return damaged(verifyingKey);
          }
        });
  }

  private Result<Signer> inModule(VerifyingKey key) {
    return module
        .<Result<Signer>>map(there -> Result.ok(new ModuleSigner(there, key)))
        .orElseGet(() ->
            Result.failed(
                Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "key_module_missing",
                        "the private key of `%s` is in a key module, and none is configured"
                            .formatted(key.thumbprint()))
                    .mend("configure `key_module`, or replace the key as compromised")));
  }

  /**
   * Seals a key under the current root key, whichever it was sealed under before.
   *
   * @param ring the ring it was made for
   * @param algorithm the algorithm it was made for
   * @param verifyingKey its public half
   * @param sealedKey its private half; of any content
   * @return the key sealed anew, the same one if there was nothing to do, or as in {@link #open}
   */
  public Result<SealedKey> rewrap(
      String ring, Algorithm algorithm, VerifyingKey verifyingKey, SealedKey sealedKey) {
    return root(sealedKey)
        .then(root -> {
          if (root == roots.current()) {
            return Result.ok(sealedKey);
          }
          try {
            return Result.ok(
                SealedKey.of(
                    Envelope.rewrap(
                        root,
                        roots.current(),
                        binding(ring, algorithm, verifyingKey),
                        sealedKey.bytes())));
          } catch (GeneralSecurityException e) {
            return damaged(verifyingKey);
          }
        });
  }

  private Result<RootKey> root(SealedKey sealedKey) {
    String id = sealedKey.rootKeyId();
    return roots
        .find(id)
        .map(Result::ok)
        .orElseGet(() ->
            Result.failed(
                Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "root_key_missing",
                        "a signing key is sealed under the root key `"
                            + id
                            + "`, which is not configured")
                    .mend("configure that root key, as the current or as a former one")));
  }

  private static <T> Result<T> damaged(VerifyingKey verifyingKey) {
    return Result.failed(
        Problem.of(
                Problem.Kind.UNAVAILABLE,
                "sealed_key_damaged",
                "the stored private key of `"
                    + verifyingKey.thumbprint()
                    + "` was changed or moved from another ring")
            .mend("restore it from a backup, or replace the key as compromised"));
  }

  private static byte[] binding(String ring, Algorithm algorithm, VerifyingKey verifyingKey) {
    return Envelope.binding(PURPOSE, ring, algorithm.joseName(), verifyingKey.thumbprint());
  }
}
