/**
 * Measurements, each run with one command. Every one measures Ilk and, in the same run, a physical
 * limit or a peer, and prints a ratio: absolute figures say as much about the machine as about us.
 */
package dev.ilk.bench;
