/**
 * From what is registered to a declaration that makes it so again: the way back of {@code declare}.
 *
 * <p>What one entry of a file says is written by one class here, as one class there reads it. Every
 * value is written out that is not the same for everybody, so that what is exported reads the same
 * in another registry, and at another time: ends are moments, not lengths.
 */
package dev.ilk.registry.export;
