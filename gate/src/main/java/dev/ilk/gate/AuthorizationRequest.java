package dev.ilk.gate;

import dev.ilk.actor.AppAccess;
import dev.ilk.kernel.Id;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an app asks a person for, checked as far as that needs no person: the app is known, browsers
 * may be sent where it says, and what it wants is well formed (RFC 6749, section 4.1.1; OpenID
 * Connect Core 1.0, section 3.1.2.1).
 *
 * @param access what it wants
 * @param appName what people read, chosen by the app's author
 * @param confidential whether the app proves itself by a key
 * @param way how it gets the answer
 * @param nonce for the ID token
 * @param key the thumbprint of the key that tokens shall be bound to ({@code dpop_jkt}, RFC 9449,
 *     section 10)
 * @param wishes how the person shall have signed in
 * @param created when it came
 */
public record AuthorizationRequest(
    AppAccess access,
    String appName,
    boolean confidential,
    Way way,
    Optional<String> nonce,
    Optional<String> key,
    Wishes wishes,
    Instant created) {

  /** How the answer reaches the app. */
  public sealed interface Way {}

  /**
   * By the person's browser.
   *
   * @param redirect the address, exactly as the request named it
   * @param state to be sent back; empty text if there was none
   * @param challenge the {@code code_challenge} with the method S256
   */
  public record Browser(String redirect, String state, Optional<String> challenge) implements Way {

    /**
     * Where the browser is sent with an answer, which names the issuer that gives it (RFC 9207).
     *
     * @param issuer the issuer
     * @param name {@code code} or {@code error}
     * @param value its value
     * @return the address
     */
    public String answer(String issuer, String name, String value) {
      StringBuilder address = new StringBuilder(redirect);
      address.append(redirect.indexOf('?') < 0 ? '?' : '&');
      address.append(name).append('=').append(encoded(value));
      if (!state.isEmpty()) {
        address.append("&state=").append(encoded(state));
      }
      return address.append("&iss=").append(encoded(issuer)).toString();
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * By a device that asks again and again (RFC 8628).
   *
   * @param digest what is kept of its device code
   * @param network from where it asked; empty if that is not known
   */
  public record Device(String digest, String network) implements Way {}

  /**
   * What the app wishes of the sign-in.
   *
   * @param again whether the person shall sign in once more ({@code prompt=login})
   * @param ask whether the person shall be asked even if the answer is known ({@code
   *     prompt=consent})
   * @param quiet whether the person must be asked nothing at all ({@code prompt=none})
   * @param maxAge how old the sign-in may be when the request comes
   * @param assurance the {@code acr_values}, any of which will do; empty if all will
   * @param loginHint whom the app expects, in the person's own words; may be empty
   * @param person whom alone the app expects ({@code id_token_hint}), as {@link
   *     dev.ilk.actor.Actor#subject()} writes it; empty if anybody will do
   */
  public record Wishes(
      boolean again,
      boolean ask,
      boolean quiet,
      Optional<Duration> maxAge,
      List<String> assurance,
      String loginHint,
      Optional<String> person) {
    /** None. */
    public static final Wishes NONE =
        new Wishes(false, false, false, Optional.empty(), List.of(), "", Optional.empty());

    public Wishes {
      assurance = List.copyOf(assurance);
    }

    /**
     * Whether a sign-in is recent enough.
     *
     * @param signedIn when the person signed in
     * @param asked when the app asked
     * @return true if nothing speaks against it
     */
    public boolean fresh(Instant signedIn, Instant asked) {
      return (!again || !signedIn.isBefore(asked))
          && maxAge.filter(age -> signedIn.plus(age).isBefore(asked)).isEmpty();
    }

    /**
     * Whether a sign-in is strong enough. Hardware is phishing-resistant too (EAP ACR Values 1.0).
     *
     * @param reached its {@code acr}; may be empty
     * @return true if it is one of those that were wished, or none was
     */
    public boolean assured(String reached) {
      return assurance.isEmpty()
          || assurance.contains(reached)
          || (reached.equals("phrh") && assurance.contains("phr"));
    }

    /**
     * The same wishes, of one person.
     *
     * @param subject who alone may answer
     * @return a copy
     */
    public Wishes of(String subject) {
      return new Wishes(again, ask, quiet, maxAge, assurance, loginHint, Optional.of(subject));
    }
  }

  /** The scopes of OpenID Connect, which are no service's (Core, sections 5.4 and 11). */
  public static final Set<String> OPENID_SCOPES =
      Set.of("openid", "profile", "email", "offline_access");

  /**
   * What must not be remembered: an app that anything on the person's machine could pass itself off
   * as is asked about each time (RFC 8252, section 8.6).
   *
   * @return true if an earlier consent may stand for another
   */
  public boolean canBeRemembered() {
    return !wishes.ask()
        && way instanceof Browser(String redirect, var state, var challenge)
        && (confidential || redirect.startsWith("https://"));
  }

  /**
   * The same request for something else.
   *
   * @param other what is wanted
   * @return a copy
   */
  public AuthorizationRequest wanting(AppAccess other) {
    return new AuthorizationRequest(other, appName, confidential, way, nonce, key, wishes, created);
  }

  /**
   * The same request of an app that showed a key with it (RFC 9449, section 10.1).
   *
   * @param thumbprint of the key
   * @return a copy
   */
  public AuthorizationRequest boundTo(String thumbprint) {
    return new AuthorizationRequest(
        access, appName, confidential, way, nonce, Optional.of(thumbprint), wishes, created);
  }

  /**
   * The same request, of one person.
   *
   * @param subject who alone may answer
   * @return a copy
   */
  public AuthorizationRequest of(String subject) {
    return new AuthorizationRequest(
        access, appName, confidential, way, nonce, key, wishes.of(subject), created);
  }

  /**
   * The same request of a device.
   *
   * @param digest what is kept of its device code
   * @return a copy
   * @throws IllegalStateException if it is a browser's
   */
  public AuthorizationRequest onDevice(String digest) {
    if (!(way instanceof Device(var none, String network))) {
      throw new IllegalStateException("a browser brought it");
    }
    return new AuthorizationRequest(
        access, appName, confidential, new Device(digest, network), nonce, key, wishes, created);
  }

  /**
   * What has been asked for, once a person has it in hand.
   *
   * @param grant the grant
   * @param code the code to send; empty if a device fetches it
   */
  public record Answered(Optional<Id.Grant> grant, Optional<String> code) {}
}
