/**
 * What rules over time mean: each is compiled to a plan that keeps just what it must remember of
 * the events, so that a decision does not read the history again. The syntax is in {@code
 * temporal}.
 *
 * <p>Begin with {@link dev.ilk.cedar.monitor.Rules}. A {@link dev.ilk.cedar.monitor.History} is
 * what is remembered of one actor, tenant or whatever else the caller vouches for; where events are
 * kept for good is the caller's affair.
 */
package dev.ilk.cedar.monitor;
