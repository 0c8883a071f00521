/**
 * The ports behind which sources, runs and accounts are kept, with what each promises; the SQL is
 * the room {@code store}'s.
 */
package dev.ilk.estate.stored;
