package dev.ilk.scan.rule;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * By what name the vendor of a secret, or whoever made it, shows it to those who administer it, so
 * that a secret that leaked can be found among those that accounts hold. A name is never enough to
 * use the secret.
 */
public enum KnownAs {
  /** Nothing that can be worked out from it. */
  NOTHING {
    @Override
    public Optional<String> of(String secret, String whole) {
      return Optional.empty();
    }
  },
  /** It is its own name: the id of an AWS access key, which is of no use without the other half. */
  ITSELF {
    @Override
    public Optional<String> of(String secret, String whole) {
      return Optional.of(secret);
    }
  },
  /** Its last eight characters, which GitHub shows to administrators; of long secrets only. */
  LAST_EIGHT {
    @Override
    public Optional<String> of(String secret, String whole) {
      return secret.length() < LONG
          ? Optional.empty()
          : Optional.of(secret.substring(secret.length() - TAIL));
    }
  },
  /** The {@code private_key_id} that stands beside the key in a file of Google Cloud. */
  GOOGLE_KEY_ID {
    @Override
    public Optional<String> of(String secret, String whole) {
      Matcher id = GOOGLE.matcher(whole);
      return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }
  },
  /** The fingerprint of the public key, as OpenSSH and code hosts write it. */
  PUBLIC_KEY {
    @Override
    public Optional<String> of(String secret, String whole) {
      return PublicKeys.fingerprint(secret);
    }
  },
  /** The id that a JSON Web Token bears (RFC 7519, section 4.1.7). */
  JWT_ID {
    @Override
    public Optional<String> of(String secret, String whole) {
      String[] parts = secret.split("\\.", -1);
      return parts.length < 2
          ? Optional.empty()
          : Check.json(parts[1])
              .map(claims -> claims.path("jti").asText())
              .filter(id -> !id.isEmpty() && id.length() <= LONGEST);
    }
  };

  /** The longest name, in characters. */
  public static final int LONGEST = 200;

  private static final int TAIL = 8;

  /** With eight characters known of 32, what is left is more than anybody can guess. */
  private static final int LONG = 32;

  private static final Pattern GOOGLE =
      Pattern.compile("\"private_key_id\"\\s*:\\s*\"([0-9a-f]{40})\"");

  /**
   * Works the name out.
   *
   * @param secret the secret
   * @param whole all that matched, with what stands around it
   * @return the name, at most {@link #LONGEST} characters; empty if there is none
   */
  public abstract Optional<String> of(String secret, String whole);
}
