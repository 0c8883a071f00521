/**
 * Reads accounts out of systems: a page at a time, from where the last reading stopped, with only
 * the right to read. Most systems are described by a profile (data); CSV, and PostgreSQL, which
 * speaks no HTTP, have connectors of their own.
 */
package dev.ilk.discover.connect;
