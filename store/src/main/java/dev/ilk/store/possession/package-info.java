/** Proofs of possession that were used, in SQL. */
package dev.ilk.store.possession;
