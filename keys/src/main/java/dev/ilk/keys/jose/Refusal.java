package dev.ilk.keys.jose;

import dev.ilk.kernel.Problem;
import java.util.Locale;

/**
 * The reasons for which a token is refused, exact for the record; the doors tell strangers less.
 * The first four groups stand in the order in which they are checked.
 */
public enum Refusal {
  /** Longer than allowed; not looked at further. */
  TOKEN_TOO_LARGE(Problem.Kind.INVALID),
  /** Not three parts in canonical base64url. */
  TOKEN_MALFORMED(Problem.Kind.INVALID),
  /** The header is not the strict JSON of a JWS header. */
  HEADER_MALFORMED(Problem.Kind.INVALID),
  /** The header demands something that is not understood ({@code crit}, {@code b64}). */
  HEADER_NOT_UNDERSTOOD(Problem.Kind.INVALID),
  /** The payload is not a strict JSON object, or a registered claim has the wrong type. */
  CLAIMS_MALFORMED(Problem.Kind.INVALID),

  /** The algorithm is unknown, or not among those that the caller allows. */
  ALGORITHM_NOT_ALLOWED(Problem.Kind.UNPROVEN),
  /** The {@code typ} is not among those that the caller allows. */
  TYPE_NOT_ALLOWED(Problem.Kind.UNPROVEN),

  /** No such key in the set; it may be new, so the set may be worth fetching again. */
  KEY_UNKNOWN(Problem.Kind.UNPROVEN),
  /** The token names no key and more than one would fit. */
  KEY_AMBIGUOUS(Problem.Kind.UNPROVEN),
  /** There is such a key, but it does not fit the algorithm, or was refused itself. */
  KEY_UNSUITABLE(Problem.Kind.UNPROVEN),
  /** The signature does not hold. */
  SIGNATURE_INVALID(Problem.Kind.UNPROVEN),

  /** A claim that must be there is not. */
  CLAIM_MISSING(Problem.Kind.UNPROVEN),
  /** The end of its life is past. */
  TOKEN_EXPIRED(Problem.Kind.UNPROVEN),
  /** The beginning of its life is still to come. */
  TOKEN_NOT_YET_VALID(Problem.Kind.UNPROVEN),
  /** It says that it was issued in the future. */
  TOKEN_FROM_THE_FUTURE(Problem.Kind.UNPROVEN),
  /** It was issued by someone else. */
  ISSUER_MISMATCH(Problem.Kind.UNPROVEN),
  /** It is meant for someone else. */
  AUDIENCE_MISMATCH(Problem.Kind.UNPROVEN);

  private final Problem.Kind kind;

  Refusal(Problem.Kind kind) {
    this.kind = kind;
  }

  /**
   * The code of problems of this reason.
   *
   * @return such as {@code signature_invalid}
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a problem has this reason.
   *
   * @param problem any problem
   * @return true if the codes are the same
   */
  public boolean is(Problem problem) {
    return code().equals(problem.code());
  }

  Problem problem(String message) {
    return Problem.of(kind, code(), message);
  }
}
