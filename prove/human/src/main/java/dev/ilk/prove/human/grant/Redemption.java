package dev.ilk.prove.human.grant;

import java.util.Optional;

/**
 * What an app shows at the token endpoint to have tokens for it, as received.
 *
 * @param sort by which grant type
 * @param secret the code or token, of any length and content
 * @param redirect the {@code redirect_uri} of RFC 6749, section 4.1.3
 * @param verifier the {@code code_verifier} of RFC 7636
 */
public record Redemption(
    Sort sort, String secret, Optional<String> redirect, Optional<String> verifier) {

  /** The sorts of secret that stand for a grant. */
  public enum Sort {
    /** An authorization code (RFC 6749, section 4.1). */
    CODE("authorization-code", "ilk_cod_"),
    /** A refresh token (RFC 6749, section 6). */
    REFRESH("refresh-token", "ilk_rft_"),
    /** A device code (RFC 8628). */
    DEVICE("device-code", "ilk_dvc_");

    private final String method;
    private final String prefix;

    Sort(String method, String prefix) {
      this.method = method;
      this.prefix = prefix;
    }

    /**
     * How it proves, in the words of {@link dev.ilk.prove.proof.Proof#method()}.
     *
     * @return hyphenated words
     */
    public String method() {
      return method;
    }

    /**
     * What every such secret begins with.
     *
     * @return as {@link dev.ilk.keys.Secrets#random} wants it
     */
    public String prefix() {
      return prefix;
    }
  }
}
