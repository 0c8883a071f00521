package dev.ilk.demo;

import dev.ilk.demo.Stage.Shown;
import java.time.InstantSource;
import java.util.Optional;

/** A token that is bound to its holder's key (RFC 9449), and what a thief can do with it. */
final class Theft {
  private final Company company;
  private final Stage stage;
  private final Web web;
  private final Tokens tokens;
  private final Wallet holder;
  private final Wallet thief;
  private String token = "";
  private Optional<String> nonce = Optional.empty();

  Theft(Company company, Stage stage, Web web, Tokens tokens) {
    this.company = company;
    this.stage = stage;
    this.web = web;
    this.tokens = tokens;
    this.holder = new Wallet(InstantSource.system());
    this.thief = new Wallet(InstantSource.system());
  }

  void play(PaymentsApi api) {
    stage.step(
        "workload",
        "the job asks for a token that is bound to a key it has just made",
        () -> {
          Answer challenged = asked(Optional.empty());
          Answer answer = asked(challenged.nonce());
          token = answer.json().path("access_token").asText();
          return new Shown(
              answer.status() == 200
                  && answer.json().path("token_type").asText().equals("DPoP")
                  && challenged.refusal().contains("use_dpop_nonce"),
              "first `use_dpop_nonce`; then a token of the type DPoP");
        });
    stage.step(
        "intruder",
        "POST /releases/2026-11-23 with that token, stolen, and a key of its own",
        () -> {
          nonce = released(api, holder, Optional.empty()).nonce();
          Answer answer = released(api, thief, nonce);
          return new Shown(answer.status() == 401, answer.refusal());
        });
    stage.step(
        "intruder",
        "POST /releases/2026-11-23 with that token as a mere bearer",
        () -> {
          Answer answer = web.json(address(api), "{}", "Authorization", "Bearer " + token);
          return new Shown(answer.status() == 401, answer.refusal());
        });
    stage.step(
        "workload",
        "POST /releases/2026-11-23 by who holds the key",
        () -> {
          Answer answer = released(api, holder, nonce);
          return new Shown(answer.status() == 200, answer.refusal());
        });
  }

  private Answer asked(Optional<String> given) throws Exception {
    String door = company.ilk() + "/e/prod/workload/token";
    return tokens.workload(
        "prod",
        company.jobToken(Company.MAIN, company.ilk()),
        PaymentsApi.AUDIENCE,
        "DPoP",
        holder.proof("POST", door, Optional.empty(), given));
  }

  private Answer released(PaymentsApi api, Wallet by, Optional<String> given) throws Exception {
    return web.json(
        address(api),
        "{}",
        "Authorization",
        "DPoP " + token,
        "DPoP",
        by.proof("POST", address(api), Optional.of(token), given));
  }

  private static String address(PaymentsApi api) {
    return api.address() + "/releases/2026-11-23";
  }
}
