/**
 * Decisions that were recorded, decided again: by policies that are proposed, to see what would
 * change, or by those of then, to explain what decided. Reading the record itself is the caller's.
 */
package dev.ilk.policy.replay;
