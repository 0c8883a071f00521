/** Sources, runs of discovery and found accounts in a database. */
package dev.ilk.store.estate;
