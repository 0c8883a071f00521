/**
 * The interface of this Ilk as a page to look things up in: the OpenAPI document that every node
 * serves, in the console's design, searchable, with examples to copy. Open to everyone, as the
 * document is; what stands in the document itself is written in {@code web}.
 */
package dev.ilk.console.api;
