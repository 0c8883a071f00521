package dev.ilk.gate;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A session that is open, as people see it.
 *
 * @param id its name; not the secret
 * @param current whether it is the one by which whoever asks is proven
 * @param issuer the identity provider that vouched for the person
 * @param opened when the person signed in
 * @param used when it was last used, to the minute
 * @param idles when it ends if it is left alone
 * @param expires when it ends however often it is used
 * @param device what the browser said of itself; may be empty
 * @param network the IP address that it was opened from; empty if it is not known
 * @param country where that is; empty if it is not known
 * @param newDevice whether the person had not signed in with this browser before
 * @param posture what the provider said of the state of the device
 * @param moved how it was last found elsewhere; empty if it never was
 * @param authenticated when the person last signed in or used a passkey in it
 * @param assurance the {@code acr} reached by that; may be empty
 * @param factors the {@code amr} values of it
 * @param apps what the person let apps do in it, for as long as it lasts
 */
public record SessionView(
    Id.Session id,
    boolean current,
    String issuer,
    Instant opened,
    Instant used,
    Instant idles,
    Instant expires,
    String device,
    String network,
    Optional<String> country,
    boolean newDevice,
    Optional<String> posture,
    Optional<Moved> moved,
    Instant authenticated,
    String assurance,
    List<String> factors,
    List<App> apps) {
  public SessionView {
    factors = List.copyOf(factors);
    apps = List.copyOf(apps);
  }

  /**
   * That it was used elsewhere than it was opened.
   *
   * @param changed what was different, such as {@code browser}
   * @param device what the browser there said of itself; may be empty
   * @param network the IP address there; may be empty
   * @param at when
   */
  public record Moved(List<String> changed, String device, String network, Instant at) {
    public Moved {
      changed = List.copyOf(changed);
    }
  }

  /**
   * An app that ends with the session.
   *
   * @param grant what it was granted
   * @param name what people read
   */
  public record App(Id.Grant grant, String name) {}
}
