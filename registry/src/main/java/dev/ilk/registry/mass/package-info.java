/**
 * Changes of many identities as one plan: worked out, reviewed, and carried out step by step, so
 * that a crash at any step loses nothing and does nothing twice.
 */
package dev.ilk.registry.mass;
