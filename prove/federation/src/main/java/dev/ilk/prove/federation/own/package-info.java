/**
 * Tokens that this Ilk issued itself, shown to it as proof: at its own interfaces, or as the
 * subject of an exchange.
 *
 * <p>They are issued, introspected and taken back in {@code issue}; here they are only believed or
 * not.
 */
package dev.ilk.prove.federation.own;
