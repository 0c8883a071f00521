package dev.ilk.issue.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * A code or token that stands for a grant, as it is kept.
 *
 * @param digest of the secret, as {@link dev.ilk.keys.Secrets#digest} makes it; unique
 * @param sort what it is
 * @param redirect where a code is sent
 * @param challenge the {@code code_challenge} of a code
 * @param key the thumbprint of the key that a proof must be of
 * @param rotates whether it can be used only once
 * @param expires the first instant at which it is worth nothing
 */
public record NewSecret(
    String digest,
    Sort sort,
    Optional<String> redirect,
    Optional<String> challenge,
    Optional<String> key,
    boolean rotates,
    Instant expires) {

  /** The sorts of secret; the human plane knows them by the same names. */
  public enum Sort {
    /** An authorization code. */
    CODE,
    /** A refresh token. */
    REFRESH,
    /** A device code. */
    DEVICE
  }

  /** What every authorization code begins with; the human plane knows it by that. */
  public static final String CODE_PREFIX = "ilk_cod_";

  /** What every refresh token begins with; the human plane knows it by that. */
  public static final String REFRESH_PREFIX = "ilk_rft_";
}
