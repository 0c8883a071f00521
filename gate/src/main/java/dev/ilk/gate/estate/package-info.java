/**
 * The estate as commands speak of it: sources that accounts are read from, runs of discovery,
 * accounts of other systems and the credentials that they hold. How they are read, judged and kept
 * is the room {@code estate}'s.
 */
package dev.ilk.gate.estate;
