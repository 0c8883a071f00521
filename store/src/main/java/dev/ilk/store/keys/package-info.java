/** The tables of key rings, for {@code keys}. Private keys come and go sealed. */
package dev.ilk.store.keys;
