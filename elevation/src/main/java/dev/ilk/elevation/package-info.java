/**
 * Just-in-time elevation (H4): a person asks to take up a role for a bounded time, with a reason;
 * policies say whether at once, after a stronger sign-in, or after the approval of others; it ends
 * by itself, or is ended.
 *
 * <p>INVARIANT: whether a person may have a role is decided as the action {@code Elevate}, when it
 * is asked for and again when it begins. Approvals are those of {@code approval}: given by one
 * person each, never by oneself, for exactly what was shown, and permitting nothing by themselves.
 * What an elevation gives its person is for the gate to say ({@link dev.ilk.gate.Elevations}).
 * Begin with {@link dev.ilk.elevation.StoredElevation}.
 */
package dev.ilk.elevation;
