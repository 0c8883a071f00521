/** What mass changes speak of; the commands are in {@code dev.ilk.gate}. */
package dev.ilk.gate.mass;
