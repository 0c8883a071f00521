package dev.ilk.web.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OAuthErrorTest {

  @Test
  void every_sort_of_problem_has_a_name_at_every_endpoint() {
    Map<String, String> table = new TreeMap<>();
    for (Problem.Kind kind : Problem.Kind.values()) {
      Problem problem = Problem.of(kind, "whatever", "message");
      table.put(
          kind.name(),
          "%s %s %s"
              .formatted(
                  OAuthError.atToken(problem).word(),
                  OAuthError.atClient(problem, true).word(),
                  OAuthError.atClient(problem, false).word()));
    }
    assertEquals(
        new TreeMap<>(
            Map.of(
                "INVALID", "invalid_request invalid_request invalid_request",
                "UNPROVEN", "invalid_request invalid_token invalid_client",
                "REFUSED", "invalid_request access_denied access_denied",
                "NOT_FOUND", "invalid_request invalid_request invalid_request",
                "CONFLICT", "invalid_request invalid_request invalid_request",
                "UNAVAILABLE",
                    "temporarily_unavailable temporarily_unavailable temporarily_unavailable")),
        table);
  }

  @Test
  void the_token_endpoint_tells_target_scope_and_issuer_apart() {
    Map<String, OAuthError> table =
        Map.ofEntries(
            Map.entry("grant_type_unsupported", OAuthError.UNSUPPORTED_GRANT_TYPE),
            Map.entry("scope_malformed", OAuthError.INVALID_SCOPE),
            Map.entry("scope_not_allowed", OAuthError.INVALID_SCOPE),
            Map.entry("scope_empty", OAuthError.INVALID_SCOPE),
            Map.entry("target_malformed", OAuthError.INVALID_TARGET),
            Map.entry("target_not_single", OAuthError.INVALID_TARGET),
            Map.entry("audience_unknown", OAuthError.INVALID_TARGET),
            Map.entry("audience_not_delegated", OAuthError.INVALID_TARGET),
            Map.entry("issuer_foreign", OAuthError.UNAUTHORIZED_CLIENT),
            Map.entry("wrong_issuer", OAuthError.UNAUTHORIZED_CLIENT),
            Map.entry("wrong_plane", OAuthError.UNAUTHORIZED_CLIENT),
            Map.entry("life_too_short", OAuthError.INVALID_REQUEST),
            Map.entry("delegation_required", OAuthError.INVALID_REQUEST));
    table.forEach((code, error) ->
        assertEquals(
            error, OAuthError.atToken(Problem.of(Problem.Kind.REFUSED, code, "message")), code));
  }

  @Test
  void an_unavailable_part_is_never_the_callers_fault() {
    Problem problem = Problem.of(Problem.Kind.UNAVAILABLE, "audience_unknown", "message");
    assertEquals(OAuthError.TEMPORARILY_UNAVAILABLE, OAuthError.atToken(problem));
  }

  @Test
  void a_description_holds_only_the_characters_that_rfc_6749_allows() {
    assertEquals("a 'b' /c ? ?", OAuthAnswers.description("a \"b\" \\c é \n"));
    assertEquals(500, OAuthAnswers.description("x".repeat(9999)).length());
    assertTrue(OAuthAnswers.description("😀").chars().allMatch(c -> c >= 0x20 && c < 0x7f));
  }
}
