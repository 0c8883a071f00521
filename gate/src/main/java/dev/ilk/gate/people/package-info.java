/**
 * What commands say of people and their groups as a company's directory keeps them: plain values
 * that doors make and the registry understands. The commands themselves are in {@code
 * dev.ilk.gate}; how a directory writes all this on the wire is {@code web}'s, and how it is kept
 * {@code registry}'s.
 */
package dev.ilk.gate.people;
