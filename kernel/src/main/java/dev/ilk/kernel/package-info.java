/**
 * What every room speaks: typed ids, problems and results, durations as people write them, digests.
 *
 * <p>Owns no policy and no I/O. Time comes in as an {@link java.time.InstantSource}, made once in
 * {@code server}.
 */
package dev.ilk.kernel;
