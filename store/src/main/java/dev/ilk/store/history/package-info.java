/** The events that rules over time look back at. */
package dev.ilk.store.history;
