/** The certificates of authorities in a database. */
package dev.ilk.store.svid;
