package dev.ilk.demo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks an issuer of Ilk for tokens, as any OAuth client would (RFC 8693). */
final class Tokens {
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
  private static final String DELEGATION = "urn:ilk:params:oauth:token-type:delegation";

  private final Web web;
  private final String ilk;

  Tokens(Web web, String ilk) {
    this.web = web;
    this.ilk = ilk;
  }

  Answer workload(String environment, String proof, String audience, String... headers)
      throws IOException, InterruptedException {
    Map<String, String> form = form(audience);
    form.put("subject_token", proof);
    form.put("subject_token_type", JWT);
    return web.form(ilk + "/e/" + environment + "/workload/token", form, headers);
  }

  /** A workload's token for some of its scopes only, in production. */
  Answer narrow(String proof, String audience, String scope)
      throws IOException, InterruptedException {
    Map<String, String> form = form(audience);
    form.put("subject_token", proof);
    form.put("subject_token_type", JWT);
    form.put("scope", scope);
    return web.form(ilk + "/e/prod/workload/token", form);
  }

  Answer agent(String environment, String proof, String delegation, String audience, String scope)
      throws IOException, InterruptedException {
    Map<String, String> form = form(audience);
    if (delegation.isEmpty()) {
      form.put("subject_token", proof);
      form.put("subject_token_type", JWT);
    } else {
      form.put("subject_token", delegation);
      form.put("subject_token_type", DELEGATION);
      form.put("actor_token", proof);
      form.put("actor_token_type", JWT);
    }
    if (!scope.isEmpty()) {
      form.put("scope", scope);
    }
    return web.form(ilk + "/e/" + environment + "/agent/token", form);
  }

  private static Map<String, String> form(String audience) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", EXCHANGE);
    form.put("audience", audience);
    return form;
  }
}
