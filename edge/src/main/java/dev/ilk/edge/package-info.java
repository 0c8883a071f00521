/**
 * A process of its own beside a gateway that cannot embed the guard: what the gateway tells of a
 * request becomes an action by the routes of the configuration, and the guard rules on it. What
 * tokens are worth and who decides is the guard's matter.
 *
 * <p>{@link dev.ilk.edge.Gatekeeper} is the one way from what was asked to the verdict; a door, one
 * for each kind of gateway, only reads and writes that gateway's form.
 */
package dev.ilk.edge;
