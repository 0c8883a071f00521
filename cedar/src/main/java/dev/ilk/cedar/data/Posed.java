package dev.ilk.cedar.data;

/**
 * A request with the entities that it is decided by: all that a decision depends on beside the
 * policies, so that it can be kept and decided again.
 *
 * @param request who wants to do what to what
 * @param entities what is known of them
 */
public record Posed(Request request, Entities entities) {}
