/** Sealed emergency identities, in a database. */
package dev.ilk.store.sealed;
