/**
 * The pages that people use, and the door they come through: {@link dev.ilk.console.ConsoleRoutes}.
 *
 * <p>Each page is a command through the gate and knows no other way to anything. {@code http} owns
 * what all answers share: cookies, headers, forms, assets. {@code page} owns what a page shows, in
 * words and templates (under {@code src/main/jte}, compiled with the module).
 */
package dev.ilk.console;
