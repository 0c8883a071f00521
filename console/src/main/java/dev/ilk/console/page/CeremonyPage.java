package dev.ilk.console.page;

/**
 * What a browser is asked to make a passkey with.
 *
 * @param options for its WebAuthn interface, as JSON
 */
public record CeremonyPage(String options) {}
