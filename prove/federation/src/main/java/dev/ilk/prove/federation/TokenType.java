package dev.ilk.prove.federation;

import dev.ilk.kernel.Problem;
import java.util.Arrays;
import java.util.Optional;

/** The types of token that can be shown (RFC 8693, section 3). */
public enum TokenType {
  /** A signed token of a platform. */
  JWT("urn:ietf:params:oauth:token-type:jwt"),
  /** An OpenID Connect ID token of a platform. */
  ID_TOKEN("urn:ietf:params:oauth:token-type:id_token"),
  /** An access token that this Ilk issued. */
  ACCESS_TOKEN("urn:ietf:params:oauth:token-type:access_token"),
  /** The id of a delegation: a name and not a secret, so it takes an actor token beside it. */
  DELEGATION("urn:ilk:params:oauth:token-type:delegation");

  private final String uri;

  TokenType(String uri) {
    this.uri = uri;
  }

  /**
   * The type's identifier.
   *
   * @return a URN
   */
  public String uri() {
    return uri;
  }

  /**
   * Reads an identifier.
   *
   * @param uri of any content
   * @return empty if it is none of these
   */
  public static Optional<TokenType> of(String uri) {
    return Arrays.stream(values()).filter(type -> type.uri.equals(uri)).findFirst();
  }

  /**
   * The refusal of a type that is not taken in that place.
   *
   * @param parameter the parameter of the request
   * @return {@code token_type_unsupported}
   */
  public static Problem unsupported(String parameter) {
    return Problem.of(
            Problem.Kind.INVALID,
            "token_type_unsupported",
            "`%s` is missing or not supported here".formatted(parameter))
        .mend("for a platform's token, send `" + JWT.uri + "`")
        .at(parameter);
  }
}
