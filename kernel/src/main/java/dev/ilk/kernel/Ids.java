package dev.ilk.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes ids from a clock and a source of randomness. Safe to share between threads. */
public final class Ids {
  private static final int RANDOM_BYTES = 10;

  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Ids from the given clock and the platform's secure random source.
   *
   * @param clock where the leading 48 bits come from
   */
  public Ids(InstantSource clock) {
    this(clock, new SecureRandom());
  }

  Ids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * A new event id.
   *
   * @return an id never made before
   */
  public Id.Event event() {
    return new Id.Event(next(Id.Event.PREFIX));
  }

  /**
   * A new correlation id.
   *
   * @return an id never made before
   */
  public Id.Correlation correlation() {
    return new Id.Correlation(next(Id.Correlation.PREFIX));
  }

  /**
   * A new token id.
   *
   * @return an id never made before
   */
  public Id.Token token() {
    return new Id.Token(next(Id.Token.PREFIX));
  }

  /**
   * A new identity id.
   *
   * @return an id never made before
   */
  public Id.Identity identity() {
    return new Id.Identity(next(Id.Identity.PREFIX));
  }

  /**
   * A new delegation id.
   *
   * @return an id never made before
   */
  public Id.Delegation delegation() {
    return new Id.Delegation(next(Id.Delegation.PREFIX));
  }

  /**
   * A new session id.
   *
   * @return an id never made before
   */
  public Id.Session session() {
    return new Id.Session(next(Id.Session.PREFIX));
  }

  /**
   * A new report id.
   *
   * @return an id never made before
   */
  public Id.Report report() {
    return new Id.Report(next(Id.Report.PREFIX));
  }

  /**
   * A new access request's id.
   *
   * @return an id never made before
   */
  public Id.AccessRequest accessRequest() {
    return new Id.AccessRequest(next(Id.AccessRequest.PREFIX));
  }

  /**
   * A new id for what was deployed.
   *
   * @return different from all others
   */
  public Id.Deployment deployment() {
    return new Id.Deployment(next(Id.Deployment.PREFIX));
  }

  /**
   * A new elevation's id.
   *
   * @return an id never made before
   */
  public Id.Elevation elevation() {
    return new Id.Elevation(next(Id.Elevation.PREFIX));
  }

  /**
   * A new passkey's id.
   *
   * @return an id never made before
   */
  public Id.Passkey passkey() {
    return new Id.Passkey(next(Id.Passkey.PREFIX));
  }

  /**
   * A new recovery's id.
   *
   * @return an id never made before
   */
  public Id.Recovery recovery() {
    return new Id.Recovery(next(Id.Recovery.PREFIX));
  }

  /**
   * A new grant's id.
   *
   * @return an id never made before
   */
  public Id.Grant grant() {
    return new Id.Grant(next(Id.Grant.PREFIX));
  }

  /**
   * A new registered app's id.
   *
   * @return an id never made before
   */
  public Id.App app() {
    return new Id.App(next(Id.App.PREFIX));
  }

  /**
   * A new group's id.
   *
   * @return an id never made before
   */
  public Id.Group group() {
    return new Id.Group(next(Id.Group.PREFIX));
  }

  /**
   * A new id for an account that was found in another system.
   *
   * @return never made before
   */
  public Id.Account account() {
    return new Id.Account(next(Id.Account.PREFIX));
  }

  /**
   * A new review's id.
   *
   * @return an id never made before
   */
  public Id.Review review() {
    return new Id.Review(next(Id.Review.PREFIX));
  }

  /**
   * A new mass change's id.
   *
   * @return an id never made before
   */
  public Id.MassChange massChange() {
    return new Id.MassChange(next(Id.MassChange.PREFIX));
  }

  /**
   * A new id for a request for an identity.
   *
   * @return an id never made before
   */
  public Id.IdentityRequest identityRequest() {
    return new Id.IdentityRequest(next(Id.IdentityRequest.PREFIX));
  }

  /**
   * A new joined agent's id.
   *
   * @return an id never made before
   */
  public Id.JoinedAgent joinedAgent() {
    return new Id.JoinedAgent(next(Id.JoinedAgent.PREFIX));
  }

  /**
   * A new tranche's id.
   *
   * @return an id never made before
   */
  public Id.Tranche tranche() {
    return new Id.Tranche(next(Id.Tranche.PREFIX));
  }

  /**
   * Reads an id that came from outside.
   *
   * @param prefix the prefix of the kind wanted, such as {@link Id.Token#PREFIX}
   * @param make the constructor of that kind
   * @param text what was received; of any length
   * @param <T> the kind
   * @return the id, or empty if {@code text} is not one of that kind
   */
  public static <T extends Id> Optional<T> parse(
      String prefix, Function<String, T> make, String text) {
    return IdForm.holds(prefix, text) ? Optional.of(make.apply(text)) : Optional.empty();
  }

  private String next(String prefix) {
    long millis = clock.millis() & 0xFFFF_FFFF_FFFFL;
    // One call for all of it: each costs the source as much as the bits do.
    byte[] bits = new byte[RANDOM_BYTES];
    random.nextBytes(bits);
    char[] text = new char[IdForm.LENGTH];
    // 130 bits of text for 128 bits of value: 10 characters of time, 16 of randomness (5 bits each,
    // 80 in all).
    for (int i = 9; i >= 0; i--) {
      text[i] = IdForm.ALPHABET.charAt((int) (millis & 31));
      millis >>>= 5;
    }
    for (int half = 0; half < 2; half++) {
      long rest = fiveBytes(bits, half * 5);
      for (int i = 10 + half * 8; i < 18 + half * 8; i++) {
        text[i] = IdForm.ALPHABET.charAt((int) (rest & 31));
        rest >>>= 5;
      }
    }
    return prefix + new String(text);
  }

  private static long fiveBytes(byte[] bytes, int start) {
    long value = 0;
    for (int i = start; i < start + 5; i++) {
      value = (value << 8) | (bytes[i] & 0xFF);
    }
    return value;
  }
}
