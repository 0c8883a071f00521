/**
 * Finds policies that are valid and most likely not what was meant. One class for each sort of
 * finding; {@link dev.ilk.policy.lint.Lint} runs them and leaves out what an author accepted.
 */
package dev.ilk.policy.lint;
