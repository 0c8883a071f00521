package dev.ilk.prove.proof;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is known, beside who it is, of the way in which a person is proven.
 *
 * @param providerSession the provider's own name of its session ({@code sid}); empty if it named
 *     none
 * @param posture what the provider says of the state of the person's device, in its own words;
 *     empty if it says nothing
 * @param device the name of the browser's device cookie, not the cookie; empty if it has none
 * @param newDevice whether the person signed in with a browser that had not been used before
 * @param travel how far and fast the person would have come since the sign-in before; empty if one
 *     of the places is not known
 * @param opened when the session was opened; empty while it is being opened
 * @param changes what is different from when the session was opened
 * @param challenged whether one of these asks for another proof of the person
 */
public record Circumstances(
    String providerSession,
    Optional<String> posture,
    String device,
    boolean newDevice,
    Optional<Travelled> travel,
    Optional<Instant> opened,
    Set<Change> changes,
    boolean challenged) {
  /** Nothing is known. */
  public static final Circumstances NONE = at("");

  public Circumstances {
    changes = Set.copyOf(changes);
  }

  /**
   * In a session of the provider's, and nothing else known.
   *
   * @param providerSession see {@link Circumstances}
   * @return without a device
   */
  public static Circumstances at(String providerSession) {
    return new Circumstances(
        providerSession,
        Optional.empty(),
        "",
        false,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        false);
  }

  /**
   * How somebody would have travelled between two sign-ins.
   *
   * @param kilometres how far, at the least
   * @param speed how fast, in kilometres an hour
   * @param impossible whether nobody travels so
   */
  public record Travelled(long kilometres, long speed, boolean impossible) {}

  /** What a session is bound to. */
  public enum Change {
    /** The browser shows another device cookie, or none. */
    DEVICE,
    /** It says that it is another browser, or on another system. */
    BROWSER,
    /** It comes from another country, operator or named network. */
    NETWORK;

    /**
     * For policies and the record.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
