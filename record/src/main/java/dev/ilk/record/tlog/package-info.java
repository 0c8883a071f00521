/**
 * The open tlog formats of C2SP: RFC 6962 Merkle trees, their proofs and right edge, tiles of
 * height 8, entry bundles, signed notes and checkpoints.
 *
 * <p>Knows nothing of events or of where things are stored, so that what is checked here is what a
 * third party's verifier checks. Appending lives in {@code record.append}.
 */
package dev.ilk.record.tlog;
