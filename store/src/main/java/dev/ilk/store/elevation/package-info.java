/** The port of {@code elevation} over a database. */
package dev.ilk.store.elevation;
