package dev.ilk.issue.session;

import dev.ilk.place.Place;
import dev.ilk.prove.proof.Circumstances;

/**
 * Where a session was opened, as its person would tell it from others.
 *
 * @param device what the browser said of itself; may be empty
 * @param network the IP address it was opened from; empty if it is not known
 * @param place where that is
 * @param circumstances what else was noticed
 */
public record Origin(String device, String network, Place place, Circumstances circumstances) {
  /** Of which nothing is known. */
  public static final Origin UNKNOWN = new Origin("", "", Place.UNKNOWN, Circumstances.NONE);
}
