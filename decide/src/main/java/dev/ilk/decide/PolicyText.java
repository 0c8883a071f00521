package dev.ilk.decide;

/**
 * Policies as an organisation wrote them.
 *
 * @param name where they come from, for messages, such as {@code payments.cedar}
 * @param text Cedar policies, each with its own {@code @id}
 */
public record PolicyText(String name, String text) {}
