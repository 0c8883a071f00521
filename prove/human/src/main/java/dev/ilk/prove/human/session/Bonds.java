package dev.ilk.prove.human.session;

import dev.ilk.place.Place;
import dev.ilk.place.Places;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.prove.proof.Circumstances.Change;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sessions are bound to, and what follows when it changes. Compares what a request shows with
 * what its session was opened with.
 */
public final class Bonds {
  /** Sessions are bound to nothing. */
  public static final Bonds NONE = new Bonds(Map.of(), Places.NONE, Optional.empty());

  /** What follows unless the operator says otherwise. */
  public static final Map<Change, Consequence> USUAL =
      Map.of(
          Change.DEVICE, Consequence.END,
          Change.BROWSER, Consequence.CHALLENGE,
          Change.NETWORK, Consequence.NOTE);

  private final Map<Change, Consequence> consequences;
  private final Places places;
  private final Optional<DeviceCookies> cookies;

  /** What follows from a change. */
  public enum Consequence {
    /** Policies are told of it. */
    NOTE,
    /** Nothing but another proof of the person is allowed until it was given. */
    CHALLENGE,
    /** The session ends. */
    END
  }

  /**
   * Bonds of sessions.
   *
   * @param consequences what follows from each change; nothing from those that are left out
   * @param places where addresses are
   * @param cookies knows browsers again; empty if none is ever told from another
   */
  public Bonds(
      Map<Change, Consequence> consequences, Places places, Optional<DeviceCookies> cookies) {
    this.consequences = Map.copyOf(consequences);
    this.places = places;
    this.cookies = cookies;
  }

  Set<Change> changes(Bound bound, Shown shown) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    if (!bound.deviceName().isEmpty() && isOtherDevice(bound.deviceName(), shown)) {
      changes.add(Change.DEVICE);
    }
    if (!bound.device().isEmpty() && isOther(bound.device(), shown.device())) {
      changes.add(Change.BROWSER);
    }
    if (!bound.network().isEmpty() && isOther(places.of(bound.network()), shown.client().place())) {
      changes.add(Change.NETWORK);
    }
    changes.retainAll(consequences.keySet());
    return changes;
  }

  boolean lead(Set<Change> changes, Consequence to) {
    return changes.stream().anyMatch(change -> consequences.get(change) == to);
  }

  private boolean isOtherDevice(String name, Shown shown) {
    return cookies.isPresent()
        && cookies.get().name(shown.deviceCookie()).filter(name::equals).isEmpty();
  }

  /** Browsers update themselves while they run, so versions do not count. */
  private static boolean isOther(String opened, String now) {
    UserAgent before = UserAgent.of(opened);
    UserAgent after = UserAgent.of(now);
    return !before.family().equals(after.family()) || !before.system().equals(after.system());
  }

  /** Addresses change within a network by themselves; what one side does not know says nothing. */
  private static boolean isOther(Place opened, Place now) {
    return !opened.networks().equals(now.networks())
        || differ(opened.country(), now.country())
        || (opened.operator().isPresent()
            && now.operator().isPresent()
            && opened.operator().getAsLong() != now.operator().getAsLong());
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }
}
