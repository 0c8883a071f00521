/**
 * What measures say (G2), in the words that doors and the console show. How they are computed is in
 * {@code dev.ilk.measure}.
 */
package dev.ilk.gate.measure;
