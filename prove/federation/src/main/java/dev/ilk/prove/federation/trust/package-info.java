/**
 * Trust rules: read through a port, compiled once per change, checked before they are stored.
 *
 * <p>{@link dev.ilk.prove.federation.trust.TrustRuleCheck} refuses rules that would let in more
 * than was meant; {@link dev.ilk.prove.federation.trust.RuleBook} finds those that match a token.
 * Who may write rules is the business of {@code registry} and {@code decide}.
 */
package dev.ilk.prove.federation.trust;
