package dev.ilk.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.rpc.Code;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Verdicts in Envoy's form. */
class EnvoyAnswerTest {
  @Test
  void the_service_is_told_who_calls_over_whatever_the_caller_said() {
    CheckResponse answer =
        EnvoyAnswer.of(
            new Verdict.Through(
                Map.of(
                    Verdict.Name.SUBJECT, "human:alice",
                    Verdict.Name.ACTOR, "agent:prod-helper",
                    Verdict.Name.CORRELATION, "cor_1"),
                Optional.of("nonce-1")));
    assertEquals(Code.OK_VALUE, answer.getStatus().getCode());
    assertEquals(
        Map.of(
            "Ilk-Subject", "human:alice",
            "Ilk-Actor", "agent:prod-helper",
            "Ilk-Correlation", "cor_1"),
        overwritten(answer.getOkResponse().getHeadersList()));
    assertEquals(
        Map.of("DPoP-Nonce", "nonce-1"),
        overwritten(answer.getOkResponse().getResponseHeadersToAddList()));
  }

  @Test
  void a_name_that_is_not_told_is_taken_off_in_every_spelling() {
    CheckResponse answer =
        EnvoyAnswer.of(
            new Verdict.Through(
                Map.of(Verdict.Name.SUBJECT, "workload:prod-checkout"), Optional.empty()));
    assertEquals(
        new TreeSet<>(
            List.of("ilk-actor", "ilk-correlation", "ilk_actor", "ilk_correlation", "ilk_subject")),
        new TreeSet<>(answer.getOkResponse().getHeadersToRemoveList()));
  }

  @Test
  void a_refusal_says_why_and_what_to_do_in_visible_ascii() {
    CheckResponse answer =
        EnvoyAnswer.of(
            new Verdict.Refused(
                403,
                "no refunds\r\nSet-Cookie: é",
                List.of("Bearer error=\"access_denied\"", "DPoP error=\"access_denied\""),
                Optional.of("nonce-2")));
    assertFalse(answer.hasOkResponse());
    assertEquals(Code.PERMISSION_DENIED_VALUE, answer.getStatus().getCode());
    assertEquals(403, answer.getDeniedResponse().getStatus().getCodeValue());
    assertEquals(
        Map.of(
            "Ilk-Reason",
            "no refunds??Set-Cookie: ?",
            "WWW-Authenticate",
            "Bearer error=\"access_denied\", DPoP error=\"access_denied\"",
            "DPoP-Nonce",
            "nonce-2"),
        overwritten(answer.getDeniedResponse().getHeadersList()));
  }

  private static Map<String, String> overwritten(List<HeaderValueOption> options) {
    Map<String, String> headers = new TreeMap<>();
    for (HeaderValueOption option : options) {
      assertEquals(HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD, option.getAppendAction());
      headers.put(option.getHeader().getKey(), option.getHeader().getValue());
    }
    return headers;
  }
}
