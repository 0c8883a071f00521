/**
 * Webhooks: reads the record from where each of them stands, signs what it wants (Standard
 * Webhooks), sends it, and remembers how far it came. Keeps no queue: what is told is what the
 * record holds, and in its order. The store behind {@code stored} keeps places; which addresses may
 * be called is {@code prove.federation}'s {@code Reach}.
 */
package dev.ilk.notify;
