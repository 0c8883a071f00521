package dev.ilk.web.acme;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.Algorithm;
import dev.ilk.web.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Refusals as the problem documents of RFC 8555, section 6.7. The one place that maps them. */
final class AcmeErrors {
  private static final String TYPE = "urn:ietf:params:acme:error:";

  /** A type and its status. */
  private record Form(String type, int status) {}

  private static final Form MALFORMED = new Form("malformed", 400);
  private static final Form UNAUTHORIZED = new Form("unauthorized", 403);
  private static final Form BAD_CSR = new Form("badCSR", 400);

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry("nonce_bad", new Form("badNonce", 400)),
          Map.entry("jws_algorithm", new Form("badSignatureAlgorithm", 400)),
          Map.entry("jws_key", new Form("badPublicKey", 400)),
          Map.entry("jws_signature", MALFORMED),
          Map.entry("url_other", UNAUTHORIZED),
          Map.entry("account_unknown", new Form("accountDoesNotExist", 400)),
          Map.entry("account_inactive", UNAUTHORIZED),
          Map.entry("external_account_required", new Form("externalAccountRequired", 403)),
          Map.entry("proof_refused", UNAUTHORIZED),
          Map.entry("acme_account_taken", new Form("malformed", 409)),
          Map.entry("identifier_unsupported", new Form("unsupportedIdentifier", 400)),
          Map.entry("identifier_rejected", new Form("rejectedIdentifier", 403)),
          Map.entry("name_not_assigned", new Form("rejectedIdentifier", 403)),
          Map.entry("orders_too_many", new Form("rateLimited", 429)),
          Map.entry("order_not_ready", new Form("orderNotReady", 403)),
          Map.entry("certificate_revoked", new Form("alreadyRevoked", 400)),
          Map.entry("reason_bad", new Form("badRevocationReason", 400)),
          Map.entry("body_too_large", new Form("malformed", 413)),
          Map.entry("media_type_unsupported", new Form("malformed", 415)));

  private AcmeErrors() {}

  static int status(List<Problem> problems) {
    return form(problems.getFirst()).status();
  }

  static ObjectNode body(List<Problem> problems) {
    Problem first = problems.getFirst();
    ObjectNode body = one(first).put("status", form(first).status());
    if (first.code().equals("jws_algorithm")) {
      ArrayNode known = body.putArray("algorithms");
      Arrays.stream(Algorithm.values()).map(Algorithm::joseName).forEach(known::add);
    }
    if (problems.size() > 1 || isOfName(first)) {
      ArrayNode all = body.putArray("subproblems");
      problems.forEach(problem -> all.add(sub(problem)));
    }
    return body;
  }

  /** RFC 8555, section 6.7.1: which of the names it is. */
  private static ObjectNode sub(Problem problem) {
    ObjectNode one = one(problem);
    if (isOfName(problem)) {
      one.putObject("identifier").put("type", "dns").put("value", problem.where());
    }
    return one;
  }

  private static boolean isOfName(Problem problem) {
    return problem.code().equals("name_not_assigned") && !problem.where().isEmpty();
  }

  private static ObjectNode one(Problem problem) {
    return Json.object()
        .put("type", TYPE + form(problem).type())
        .put("code", problem.code())
        .put("detail", problem.sentence());
  }

  private static Form form(Problem problem) {
    Form known = FORMS.get(problem.code());
    if (known != null) {
      return known;
    }
    if (problem.code().startsWith("csr_") || problem.code().startsWith("key_")) {
      return BAD_CSR;
    }
    return switch (problem.kind()) {
      case INVALID -> MALFORMED;
      case UNPROVEN, REFUSED -> UNAUTHORIZED;
      case NOT_FOUND -> new Form("malformed", 404);
      case CONFLICT -> new Form("malformed", 409);
      case UNAVAILABLE -> new Form("serverInternal", 503);
    };
  }
}
