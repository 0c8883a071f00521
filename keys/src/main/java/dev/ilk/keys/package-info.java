/**
 * Algorithms, keys that sign and keys that verify, the root key that seals private keys at rest,
 * and opaque secrets.
 *
 * <p>Private keys live here and nowhere else: the public types sign with them and seal them, but
 * none hands out their bytes. Tokens are read and written in {@link dev.ilk.keys.jose}; keys are
 * created, published, rotated and destroyed in {@link dev.ilk.keys.ring}.
 */
package dev.ilk.keys;
