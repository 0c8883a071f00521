/**
 * Static secrets of other systems as commands name and answer them: how they rank, how far their
 * replacement is. What works them out is the room {@code migration}'s.
 */
package dev.ilk.gate.migration;
