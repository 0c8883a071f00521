/** Static secrets of other systems in a database. */
package dev.ilk.store.migration;
