/**
 * How an event becomes an entry of the log and is read back: canonical JSON, version 1; personal
 * data beside it under a salted commitment; references to find it by. {@code docs/record-format.md}
 * describes the bytes.
 *
 * <p>Owns the wire format and nothing else: order and durability live in {@code record.append}.
 */
package dev.ilk.record.entry;
