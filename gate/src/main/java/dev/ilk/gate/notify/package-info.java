/**
 * What people say of webhooks, and how they stand. Who delivers is the room {@code notify}; what is
 * delivered is what {@code record} holds.
 */
package dev.ilk.gate.notify;
