package dev.ilk.prove.human.device;

import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes device cookies and knows them again. Each carries a code that only nodes with the root key
 * make, so that what nobody was given is told from it without asking the store.
 */
public final class DeviceCookies {
  private static final String PREFIX = "ilk_dev_";
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final DerivedMac mac;

  /**
   * Builds it.
   *
   * @param mac for this purpose alone
   */
  public DeviceCookies(DerivedMac mac) {
    this.mac = mac;
  }

  /**
   * A cookie for a browser that has none.
   *
   * @return of characters that cookies may hold
   */
  public String mint() {
    String secret = Secrets.random(PREFIX).reveal();
    return secret + "." + code(secret);
  }

  /**
   * The name under which a browser is known; tells nothing of its cookie.
   *
   * @param cookie as it was shown, of any content; empty if none was
   * @return empty if Ilk did not make it
   */
  public Optional<String> name(Optional<String> cookie) {
    String shown = cookie.orElse("");
    int dot = shown.indexOf('.');
    String secret = shown.substring(0, Math.max(0, dot));
    return Secrets.hasForm(PREFIX, secret) && Secrets.same(code(secret), shown.substring(dot + 1))
        ? Optional.of(Secrets.digest(secret))
        : Optional.empty();
  }

  private String code(String secret) {
    return TEXT.encodeToString(mac.of(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
