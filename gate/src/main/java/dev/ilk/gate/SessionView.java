package dev.ilk.gate;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;

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
    Instant authenticated,
    String assurance,
    List<String> factors,
    List<App> apps) {
  public SessionView {
    factors = List.copyOf(factors);
    apps = List.copyOf(apps);
  }

  /**
   * An app that ends with the session.
   *
   * @param grant what it was granted
   * @param name what people read
   */
  public record App(Id.Grant grant, String name) {}
}
