/**
 * How a person's failed proof is told: exactly to the record, poorly to the caller, so that nobody
 * learns from outside who is registered. Not exported.
 */
package dev.ilk.prove.human.failure;
