package dev.ilk.scan;

import dev.ilk.scan.source.Place;

/**
 * What could not be read, or not to its end: told, since nothing was found there for no good
 * reason.
 *
 * @param place where
 * @param why what went wrong
 */
public record Unread(Place place, String why) {}
