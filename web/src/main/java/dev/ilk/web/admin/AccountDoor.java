package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Kind;
import dev.ilk.gate.CorrectAccount;
import dev.ilk.gate.ListAccounts;
import dev.ilk.gate.ReadAccount;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /v1/accounts}: what was found in other systems. */
final class AccountDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST_REASON = 500;
  private static final Problem UNKNOWN =
      Problem.of(Problem.Kind.NOT_FOUND, "account_unknown", "there is no such account");

  private final Doorway doorway;

  AccountDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .any("/", new MethodRefusal("GET"))
        .get("/{id}", this::read)
        .any("/{id}", new MethodRefusal("GET"))
        .put("/{id}/class", this::correct)
        .any("/{id}/class", new MethodRefusal("PUT"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        AccountParameters.query(request).then(query -> Result.ok(new ListAccounts(query))),
        AccountDoor::json);
  }

  private void read(ServerRequest request, ServerResponse response) {
    id(request, response)
        .ifPresent(
            id -> doorway.pass(request, response, DOOR, new ReadAccount(id), AccountDoor::json));
  }

  private void correct(ServerRequest request, ServerResponse response) {
    Optional<Id.Account> id = id(request, response);
    if (id.isEmpty()) {
      return;
    }
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, fields -> correction(id.get(), fields)),
        AccountDoor::json);
  }

  private static Result<CorrectAccount> correction(Id.Account account, Fields fields) {
    Optional<Kind> kind =
        fields.parsed(
            "kind",
            AccountParameters.kind(fields.text("kind", 20)),
            "expected human, workload or agent");
    String reason = fields.text("reason", LONGEST_REASON);
    return fields.made(() -> new CorrectAccount(account, kind.orElseThrow(), reason));
  }

  private static Optional<Id.Account> id(ServerRequest request, ServerResponse response) {
    return PathParts.id(request, response, Id.Account.PREFIX, Id.Account::new, UNKNOWN);
  }

  private static JsonNode json(AccountPage page) {
    ObjectNode answer = Json.object();
    ArrayNode accounts = answer.putArray("accounts");
    page.accounts().forEach(one -> accounts.add(json(one)));
    page.next().ifPresent(mark -> answer.put("next", AccountParameters.text(mark)));
    return answer;
  }

  private static ObjectNode json(ReadAccount.Detail detail) {
    ObjectNode answer = json(detail.account());
    detail.holder().ifPresent(holder -> answer.put("subject", holder));
    ArrayNode evidence = answer.putArray("evidence");
    detail.evidence().forEach(evidence::add);
    ArrayNode credentials = answer.putArray("credentials");
    detail.credentials().forEach(one -> credentials.add(json(one)));
    return answer;
  }

  private static ObjectNode json(FoundAccount one) {
    ObjectNode row = Json.object();
    row.put("id", one.id().value()).put("source", one.source()).put("native", one.nativeId());
    row.put("name", one.names().name()).put("display", one.names().display());
    row.put("email", one.names().email()).put("type", one.names().type());
    row.put("enabled", one.enabled()).put("presence", one.presence().word());
    one.times().created().ifPresent(when -> row.put("created", when.toString()));
    one.times().lastUsed().ifPresent(when -> row.put("lastUsed", when.toString()));
    row.put("firstSeen", one.times().firstSeen().toString());
    row.put("lastSeen", one.times().lastSeen().toString());
    row.put("kind", one.taken().kind().word()).put("subtype", one.taken().subtype());
    row.put("confidence", one.taken().confidence() / 1000.0);
    row.put("contradicted", one.taken().contradicted()).put("corrected", one.taken().corrected());
    row.put("because", one.taken().because());
    one.holder().ifPresent(id -> row.put("holder", id.value()));
    ObjectNode facts = row.putObject("facts");
    new TreeMap<>(one.facts()).forEach(facts::put);
    return row;
  }

  private static ObjectNode json(FoundCredential one) {
    ObjectNode row = Json.object().put("kind", one.kind()).put("id", one.nativeId());
    ArrayNode scopes = row.putArray("scopes");
    one.scopes().forEach(scopes::add);
    one.created().ifPresent(when -> row.put("created", when.toString()));
    one.lastUsed().ifPresent(when -> row.put("lastUsed", when.toString()));
    one.expires().ifPresent(when -> row.put("expires", when.toString()));
    return row.put("firstSeen", one.firstSeen().toString());
  }
}
