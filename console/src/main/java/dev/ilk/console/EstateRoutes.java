package dev.ilk.console;

import io.helidon.webserver.http.HttpRules;

/** The pages about accounts in other systems, and where they are. */
final class EstateRoutes {
  private final Door door;
  private final Findings findings;
  private final OneFinding finding;
  private final Assigns assigns;
  private final Accounts accounts;
  private final OneAccount account;
  private final Suggestions suggestions;
  private final Secrets secrets;

  EstateRoutes(Console console, Door door) {
    this.door = door;
    this.findings = new Findings(console);
    this.finding = new OneFinding(console, findings);
    this.assigns = new Assigns(console, findings, finding);
    this.accounts = new Accounts(console);
    this.account = new OneAccount(console);
    this.suggestions = new Suggestions(console);
    this.secrets = new Secrets(console);
  }

  void add(HttpRules rules) {
    rules
        .get("/findings", door.to(findings::list))
        .get("/findings/{whose}/{code}", door.to(finding::show))
        .post("/findings/{whose}/{code}/accept", door.to(finding::accept))
        .post("/findings/{whose}/{code}/assign", door.to(assigns::assign))
        .post("/findings/{whose}/{code}/unassign", door.to(assigns::unassign))
        .post("/findings/assign", door.to(assigns::several))
        .get("/secrets", door.to(secrets::show))
        .post("/secrets/tranches/{id}/approve", door.to(secrets::approve))
        .get("/accounts", door.to(accounts::list))
        .get("/accounts/links", door.to(suggestions::show))
        .post("/accounts/links/confirm", door.to(suggestions::confirm))
        .post("/accounts/links/reject", door.to(suggestions::reject))
        .get("/accounts/{id}", door.to(account::show))
        .post("/accounts/{id}/correct", door.to(account::correct))
        .post("/accounts/{id}/link", door.to(account::link));
  }
}
