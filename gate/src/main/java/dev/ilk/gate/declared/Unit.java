package dev.ilk.gate.declared;

/**
 * A transaction of the store while it is open: rooms hand it on, so that what several of them write
 * is made whole or not at all. Only the store makes one and looks into it. What breaks on the way
 * breaks the transaction, and is told by whoever opened it.
 */
public interface Unit {}
