/**
 * The registry's vocabulary: how choices are written in files, rows and sentences, and which known
 * word a misspelt one is nearest to.
 */
package dev.ilk.registry.words;
