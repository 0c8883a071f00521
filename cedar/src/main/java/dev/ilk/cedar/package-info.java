/**
 * The Cedar policy language in Java: read policies, schemas, entities and requests, validate them,
 * and decide. It knows nothing of Ilk.
 *
 * <p>Begin with {@link dev.ilk.cedar.PolicySet}. What policies speak about is in {@code data},
 * their syntax in {@code ast}, errors in {@code diagnostic}, rules over time in {@code temporal}
 * and {@code monitor}; the other packages are not exported.
 *
 * <p>The language is defined by its documentation and its formal specification (Cedar 4.5); every
 * type here is immutable and safe to share between threads unless it says otherwise.
 */
package dev.ilk.cedar;
