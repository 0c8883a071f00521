/**
 * The Cedar policy language as a library of its own: text in, decisions out.
 *
 * <p>Nothing here knows what an identity, a token or a gate is. The access plane ({@code decide})
 * gives the words meaning.
 */
package dev.ilk.cedar;
