/**
 * How the language says what is wrong: source texts, spans and places in them, diagnostics, and the
 * result of reading something that may be refused. Everything else in the module stands on this.
 */
package dev.ilk.cedar.diagnostic;
