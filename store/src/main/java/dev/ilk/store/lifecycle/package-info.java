/** The lives of machine identities in a database. */
package dev.ilk.store.lifecycle;
