/**
 * From a declaration and what is registered to a list of changes, without touching anything.
 *
 * <p>{@link dev.ilk.registry.plan.Snapshot} holds just what a declaration speaks of, so that a
 * plan's cost is that of the file and not of the registry. {@link dev.ilk.registry.plan.Planner}
 * finds every contradiction, then the changes, each with its fields, in an order that is the same
 * every time. A plan that was applied leaves nothing to plan.
 */
package dev.ilk.registry.plan;
