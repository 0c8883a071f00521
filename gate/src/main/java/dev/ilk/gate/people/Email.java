package dev.ilk.gate.people;

/**
 * An address of a person (RFC 7643, section 4.1.2).
 *
 * @param value the address
 * @param type such as {@code work}; may be empty
 * @param primary whether it is the preferred one; of a person's addresses at most one is
 */
public record Email(String value, String type, boolean primary) {}
