/**
 * The way from static secrets of other systems to federation: which there are, which are worth
 * replacing first. What accounts hold is read by the room {@code estate}; the SQL behind the ports
 * is the room {@code store}'s.
 */
package dev.ilk.migration;
