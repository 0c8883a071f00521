/**
 * The workload plane: software proves who it is, by a token of a trusted platform or by one that
 * this Ilk issued.
 *
 * <p>Verifying tokens and matching them with trust rules is the business of {@code
 * prove.federation}; here the identity is found that a token speaks of, and judged: whether it is
 * software, stands, and belongs to the environment at whose door it knocked.
 */
package dev.ilk.prove.workload;
