package dev.ilk.registry.stored;

/**
 * A policy as it was written.
 *
 * @param id unique, for people, messages and decisions
 * @param text in the policy language; at most 64 KiB
 */
public record PolicyText(String id, String text) {}
