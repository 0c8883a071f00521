package dev.ilk.web.oauth;

import static java.util.Map.entry;

import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Problems;
import java.util.Map;

/**
 * The names that OAuth has for refusals, and their status (RFC 6749, section 5.2; RFC 8707, section
 * 2; RFC 6750, section 3.1).
 */
enum OAuthError {
  /** Malformed, or a {@code subject_token} or {@code actor_token} that is not accepted. */
  INVALID_REQUEST(400),
  /** Who asks, other than for an exchange, could not be proven. */
  INVALID_CLIENT(401),
  /** The same, by a bearer token. */
  INVALID_TOKEN(401),
  /** A proof of a key that does not hold (RFC 9449, section 5). */
  INVALID_DPOP_PROOF(400),
  /** A proof of a key that does not repeat a nonce of ours (RFC 9449, section 8). */
  USE_DPOP_NONCE(400),
  /** Proven, and not at this issuer. */
  UNAUTHORIZED_CLIENT(400),
  /** A code or token that stands for no grant, or for one that is over. */
  INVALID_GRANT(400),
  /** The person has not answered yet (RFC 8628, section 3.5). */
  AUTHORIZATION_PENDING(400),
  /** The same, and the device asks too often. */
  SLOW_DOWN(400),
  /** Nobody answered in time. */
  EXPIRED_TOKEN(400),
  /** A grant that this issuer does not have. */
  UNSUPPORTED_GRANT_TYPE(400),
  /** A scope that is malformed or more than may be had. */
  INVALID_SCOPE(400),
  /** A target that is unknown, or for which no token is issued. */
  INVALID_TARGET(400),
  /** Proven, and not allowed to ask that. */
  ACCESS_DENIED(403),
  /** A part is out of reach; the same may succeed later. */
  TEMPORARILY_UNAVAILABLE(503);

  private static final Map<String, OAuthError> BY_CODE =
      Map.ofEntries(
          entry("dpop_proof_invalid", INVALID_DPOP_PROOF),
          entry("dpop_proof_replayed", INVALID_DPOP_PROOF),
          entry("dpop_nonce_needed", USE_DPOP_NONCE),
          entry("grant_type_unsupported", UNSUPPORTED_GRANT_TYPE),
          entry("scope_malformed", INVALID_SCOPE),
          entry("scope_not_allowed", INVALID_SCOPE),
          entry("scope_empty", INVALID_SCOPE),
          entry("target_malformed", INVALID_TARGET),
          entry("target_not_single", INVALID_TARGET),
          entry("audience_unknown", INVALID_TARGET),
          entry("audience_not_delegated", INVALID_TARGET),
          entry("audience_not_granted", INVALID_TARGET),
          entry("client_secret_unsupported", INVALID_CLIENT),
          entry("binding_required", INVALID_REQUEST),
          entry("authorization_pending", AUTHORIZATION_PENDING),
          entry("slow_down", SLOW_DOWN),
          entry("device_denied", ACCESS_DENIED),
          entry("expired_token", EXPIRED_TOKEN),
          entry("issuer_foreign", UNAUTHORIZED_CLIENT),
          entry("wrong_issuer", UNAUTHORIZED_CLIENT),
          entry("wrong_plane", UNAUTHORIZED_CLIENT));

  private final int status;

  OAuthError(int status) {
    this.status = status;
  }

  /** The value of {@code error}. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  int status() {
    return status;
  }

  /**
   * The name of a refusal at the token endpoint. A token that is shown and not accepted is {@code
   * invalid_request} there, whatever is wrong with it (RFC 8693, section 2.2.2).
   */
  static OAuthError atToken(Problem problem) {
    return problem.kind() == Problem.Kind.UNAVAILABLE
        ? TEMPORARILY_UNAVAILABLE
        : BY_CODE.getOrDefault(problem.code(), INVALID_REQUEST);
  }

  /**
   * The name of a refusal to a client that asks for its own token (RFC 6749, section 5.2): whatever
   * is wrong with how it authenticates is {@code invalid_client}.
   */
  static OAuthError atTokenOfClient(Problem problem) {
    OAuthError usual = atToken(problem);
    return usual == INVALID_REQUEST && Problems.isOfProof(problem) ? INVALID_CLIENT : usual;
  }

  /**
   * The name of a refusal to an app at a human issuer (RFC 6749, section 5.2): what is wrong with
   * the code or token is {@code invalid_grant}, what is wrong with how it authenticates {@code
   * invalid_client}.
   */
  static OAuthError atPeople(Problem problem) {
    return switch (problem.code()) {
      case "grant_refused" -> INVALID_GRANT;
      // The app is who it says; its request lacks something.
      case "binding_required" -> INVALID_REQUEST;
      default -> atTokenOfClient(problem);
    };
  }

  /** The name of a refusal where the caller proves itself beside what it asks. */
  static OAuthError atClient(Problem problem, boolean byBearer) {
    OAuthError unproven = byBearer ? INVALID_TOKEN : INVALID_CLIENT;
    if (Problems.isOfProof(problem)) {
      return unproven;
    }
    return switch (problem.kind()) {
      case UNPROVEN -> unproven;
      case REFUSED -> ACCESS_DENIED;
      case UNAVAILABLE -> TEMPORARILY_UNAVAILABLE;
      case INVALID, NOT_FOUND, CONFLICT -> INVALID_REQUEST;
    };
  }
}
