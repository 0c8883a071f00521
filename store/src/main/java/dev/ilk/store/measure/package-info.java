/** The ports of {@code measure} over a database. */
package dev.ilk.store.measure;
