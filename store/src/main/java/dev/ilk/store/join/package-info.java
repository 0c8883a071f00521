/** SPIFFE agents that join by tokens, in the database. */
package dev.ilk.store.join;
