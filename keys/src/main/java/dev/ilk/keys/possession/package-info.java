/**
 * Proof that whoever shows a token holds what it is bound to: a key (DPoP, RFC 9449) or a
 * certificate (RFC 8705).
 *
 * <p>Here is what a proof says and whether it fits a request. Whether it was used before is known
 * where requests arrive: in the store of Ilk's nodes, or in the memory of one guard.
 */
package dev.ilk.keys.possession;
