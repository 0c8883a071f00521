/**
 * People and their groups as companies' directories provision them: who joins, changes and leaves
 * (R8, R10).
 *
 * <p>A person whom a directory provisions is an ordinary identity of the registry, managed by the
 * set that is named after the directory. What the directory said of the person stands beside it and
 * is written in the same step, and so is what the person's groups bring. How a directory writes all
 * this on the wire is {@code web}'s.
 */
package dev.ilk.registry.people;
