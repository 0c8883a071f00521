package dev.ilk.web.oauth;

import dev.ilk.kernel.Problem;
import java.util.Map;

/**
 * The names that refusals have when a browser carries them to the app (RFC 6749, section 4.1.2.1;
 * OpenID Connect Core 1.0, section 3.1.2.6; RFC 8707, section 2).
 */
final class AuthorizationError {
  private static final Map<String, String> BY_CODE =
      Map.ofEntries(
          Map.entry("response_type_unsupported", "unsupported_response_type"),
          Map.entry("request_object_unsupported", "request_not_supported"),
          Map.entry("scope_malformed", "invalid_scope"),
          Map.entry("scope_not_allowed", "invalid_scope"),
          Map.entry("target_malformed", "invalid_target"),
          Map.entry("audience_unknown", "invalid_target"),
          Map.entry("sign_in_failed", "login_required"),
          Map.entry("session_required", "login_required"),
          Map.entry("sign_in_wanted", "login_required"),
          Map.entry("consent_wanted", "consent_required"));

  private AuthorizationError() {}

  static String of(Problem problem) {
    return problem.kind() == Problem.Kind.UNAVAILABLE
        ? "temporarily_unavailable"
        : BY_CODE.getOrDefault(problem.code(), "invalid_request");
  }
}
