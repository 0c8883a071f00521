/**
 * A private PostgreSQL server in a temporary folder: from the machine's own binaries, or else from
 * those that Maven Central carries.
 *
 * <p>It keeps the server's promises of durability, because they are what tests and benchmarks are
 * about. What Ilk stores in it is the matter of {@code store}.
 */
package dev.ilk.outside.postgres;
