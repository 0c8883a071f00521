/**
 * How a browser is known again: by a cookie of its own that outlives sessions. It proves nobody; it
 * only tells a browser that was used before from one that was not.
 */
package dev.ilk.prove.human.device;
