/** Webhooks in a database, behind the port of {@code notify}. */
package dev.ilk.store.notify;
