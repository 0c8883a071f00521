/**
 * Where a request comes from, as far as its IP address tells: the networks that the operator has
 * named, and what a database in MaxMind's format says of it. Knows nobody, and decides nothing:
 * what follows from a place is said by policies.
 */
package dev.ilk.place;
