/**
 * Provenance (W8): bundles in Sigstore's format, version 0.3, verified offline with the keys or
 * authorities that a rule names: signature, certificate, entry in a transparency log, and what the
 * in-toto statement in it says of builder, source and commit (SLSA 1).
 *
 * <p>{@link dev.ilk.provenance.Verifier} is the way in. What is verified is kept with what is
 * deployed, in the room {@code deployment}; that a workload proves itself is the workload plane's.
 */
package dev.ilk.provenance;
