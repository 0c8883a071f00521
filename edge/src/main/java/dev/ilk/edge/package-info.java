/**
 * A process of its own beside a gateway that cannot embed the guard: what the gateway tells of a
 * request becomes an action by the routes of the configuration, and the guard rules on it. What
 * tokens are worth and who decides is the guard's matter.
 */
package dev.ilk.edge;
