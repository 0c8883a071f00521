/**
 * Templates of identities: read, checked, filled in for a request, and made real by the registry's
 * own planner. Who may ask and who approves is decided elsewhere.
 */
package dev.ilk.registry.template;
