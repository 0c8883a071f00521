/** Cerbos, a decision server to measure ourselves beside. */
package dev.ilk.outside.cerbos;
