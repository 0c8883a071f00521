/**
 * The two databases: how they are opened, what a transaction is, and how what breaks in them
 * reaches the rooms as {@link dev.ilk.kernel.StoreUnavailable}.
 *
 * <p>The tables and the statements on them belong to the adapters, one package for each room whose
 * port they serve.
 */
package dev.ilk.store.database;
