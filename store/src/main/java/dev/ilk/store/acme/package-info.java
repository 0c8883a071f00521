/** Accounts with the ACME servers and what they ordered, in a database. */
package dev.ilk.store.acme;
