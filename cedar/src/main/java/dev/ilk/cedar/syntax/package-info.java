/**
 * Reads policies from text, and writes them. What a token is also serves the schema's own syntax.
 * Input may be hostile: nesting, depth and size are bounded, and nothing here recurses past them.
 */
package dev.ilk.cedar.syntax;
