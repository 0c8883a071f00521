package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person's passkey or security key, as Ilk keeps it (WebAuthn Level 2, section 4, <em>credential
 * record</em>). It holds no secret: what it proves with never leaves the authenticator.
 *
 * @param id its name in Ilk
 * @param holder whose it is
 * @param name what the person calls it; 1 to {@link #MAX_NAME} characters
 * @param credential the authenticator's id for it, in base64url
 * @param publicKey the COSE key (RFC 9052), in base64url
 * @param signatures the authenticator's own count of signatures; 0 if it does not count
 * @param model the authenticator's AAGUID in lower-case hexadecimal; all zeros if it does not say
 * @param transports how browsers may reach it, in WebAuthn's words
 * @param synced whether it may be copied to the person's other devices (<em>backup eligible</em>)
 * @param attested whether its maker's certificate, trusted by the configuration, vouched for it
 * @param created when it was enrolled
 * @param lastUsed when it last proved anything
 */
public record Passkey(
    Id.Passkey id,
    Id.Identity holder,
    String name,
    String credential,
    String publicKey,
    long signatures,
    String model,
    Set<String> transports,
    boolean synced,
    boolean attested,
    Instant created,
    Optional<Instant> lastUsed) {
  /** Names are cut to this length, in characters. */
  public static final int MAX_NAME = 60;

  /** So many a person may have at once. */
  public static final int MOST = 20;

  public Passkey {
    transports = Set.copyOf(transports);
  }

  /**
   * What may be said of a passkey's name.
   *
   * @param text as a person typed it
   * @return without white space around, control characters and what is too long; may be empty
   */
  public static String name(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME).strip();
  }

  /**
   * The same under another name.
   *
   * @param other 1 to {@link #MAX_NAME} characters
   * @return a copy
   */
  public Passkey called(String other) {
    return new Passkey(
        id,
        holder,
        other,
        credential,
        publicKey,
        signatures,
        model,
        transports,
        synced,
        attested,
        created,
        lastUsed);
  }

  /**
   * The same after it was used.
   *
   * @param count the authenticator's count by then
   * @param at when
   * @return a copy
   */
  public Passkey used(long count, Instant at) {
    return new Passkey(
        id,
        holder,
        name,
        credential,
        publicKey,
        count,
        model,
        transports,
        synced,
        attested,
        created,
        Optional.of(at));
  }
}
