/** The feed of changes by which nodes keep what they hold in memory current. */
package dev.ilk.store.changes;
