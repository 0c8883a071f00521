/**
 * Conditions over claims, in CEL: compiled and checked once, evaluated within bounds, and taken
 * apart to see which claims they pin to which values.
 *
 * <p>The only package that knows the CEL library. Which claims a rule ought to pin is said in
 * {@link dev.ilk.prove.federation.trust} and {@link dev.ilk.prove.federation.platform}.
 */
package dev.ilk.prove.federation.condition;
