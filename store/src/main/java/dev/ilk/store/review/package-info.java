/** The port of {@code review} over a database. */
package dev.ilk.store.review;
