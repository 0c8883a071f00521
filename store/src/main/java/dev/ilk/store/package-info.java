/**
 * SQLite and PostgreSQL behind the ports of the rooms.
 *
 * <p>{@link dev.ilk.store.Stores} opens one of them and hands out the ports. Each package below
 * serves one room; what a port promises is written in that room, and tested by its own suite
 * against both databases.
 */
package dev.ilk.store;
