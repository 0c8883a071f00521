/**
 * What reviews speak of: campaigns, what is reviewed in them with its real use, what is advised and
 * answered. The commands are in {@code dev.ilk.gate}, what carries them out in the room {@code
 * review}.
 */
package dev.ilk.gate.review;
