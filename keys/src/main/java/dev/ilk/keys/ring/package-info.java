/**
 * Key rings: named sets of signing keys that are published before they sign, rotated with overlap,
 * and destroyed when nothing they signed is valid any more.
 *
 * <p>The rules of rotation are pure functions in {@link dev.ilk.keys.ring.Ring}; {@link
 * dev.ilk.keys.ring.KeyRings} applies them over the {@link dev.ilk.keys.ring.KeyStore} port, which
 * {@code store} implements. Private keys pass the port sealed only.
 */
package dev.ilk.keys.ring;
