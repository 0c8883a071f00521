package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Passkey;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.prove.human.People;
import dev.ilk.record.Event;
import dev.ilk.record.ProofNote;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Passkeys against the real server, with a client and an authenticator that we did not write. */
class PasskeyTest {
  private static final Map<String, String> LOAN =
      Map.of(
          "agent", "prod-invoice-helper",
          "purpose", "sort March",
          "audiences", "https://invoices.acme.example",
          "scopes", "invoices:read",
          "lasting", "8h");

  private final Browser browser = new Browser();
  private final Browser others = new Browser();
  private final Human dora = People.employee("dora");
  private final Human oscar =
      People.human(
          "oscar",
          Human.Subtype.EMPLOYEE,
          Status.ACTIVE,
          Optional.empty(),
          Set.of(new Role("operator")));
  private SampleProvider idp;
  private Node node;
  private PasskeyClient client;

  @BeforeEach
  void start() throws Exception {
    idp = SampleProvider.start(List.of(user("dora"), user("oscar")), () -> node.now);
    node =
        new Node(
            People.NOW,
            callback -> {
              idp.register(new SampleClient("ilk", Optional.empty(), callback));
              return Node.provider(idp.issuer());
            });
    node.company.humans.put(dora);
    node.company.humans.put(oscar);
    client = new PasskeyClient(node.settings.publicUrl().toString());
    browser.signIn(node, "dora");
  }

  @AfterEach
  void stop() {
    browser.close();
    others.close();
    node.close();
    idp.close();
  }

  @Test
  void a_passkey_is_enrolled_named_and_removed() throws Exception {
    assertTrue(page("/console/factors").body().contains("You have no passkey yet"));
    enrol(browser, client, "  Blue <key> ");
    Passkey passkey = passkeys(dora).getFirst();
    assertEquals("Blue <key>", passkey.name());
    assertFalse(passkey.synced());
    assertFalse(passkey.attested());
    HttpResponse<String> list = page("/console/factors");
    assertTrue(list.body().contains("Blue &lt;key&gt;"), list.body());
    post(browser, "/console/factors/" + passkey.id().value() + "/rename", Map.of("name", "Desk"));
    assertEquals("Desk", passkeys(dora).getFirst().name());
    URI remove = node.at("/console/factors/" + passkey.id().value() + "/remove");
    HttpResponse<String> early = browser.post(remove, Map.of("intent", intent(browser)));
    assertEquals(403, early.statusCode(), "it is shown before it is removed");
    stepUp(browser, client);
    post(browser, "/console/factors/" + passkey.id().value() + "/remove", Map.of());
    assertEquals(List.of(), passkeys(dora));
    assertEquals(
        List.of("EnrolPasskey", "RenamePasskey", "RemovePasskey"), done("Passkey", passkey));
  }

  @Test
  void a_denial_that_a_passkey_would_lift_leads_there_and_back() throws Exception {
    enrol(browser, client, "Key");
    HttpResponse<String> denied = post(browser, "/console/delegations", LOAN);
    assertEquals(403, denied.statusCode());
    assertTrue(denied.body().contains("href=\"/console/step-up?return_to="), () -> denied.body());
    assertEquals("/console/delegations", stepUp(browser, client, "/console/delegations"));
    assertEquals(303, post(browser, "/console/delegations", LOAN).statusCode());
    Event event =
        node.log.events.stream().filter(e -> e.action().equals("StepUp")).toList().getLast();
    ProofNote.OfHuman proof = (ProofNote.OfHuman) event.proof().orElseThrow();
    assertEquals("passkey", proof.method());
    assertEquals("phr", proof.assurance());
    assertEquals(List.of("mfa", "pwd", "swk", "user"), proof.factors());
    node.now = node.now.plus(Duration.ofMinutes(11));
    assertEquals(403, post(browser, "/console/delegations", LOAN).statusCode(), "it grows old");
  }

  @Test
  void without_a_passkey_one_may_sign_in_again_instead() throws Exception {
    HttpResponse<String> page = page("/console/step-up?return_to=/console/delegations");
    assertEquals(200, page.statusCode());
    assertFalse(page.body().contains("data-options"));
    assertTrue(page.body().contains("Sign in with Acme again"));
    assertTrue(page.body().contains("return_to=%2Fconsole%2Fdelegations&amp;again=1"));
    URI again = node.at("/console/login/start/acme?return_to=/console/delegations&again=1");
    assertTrue(Browser.next(browser.get(again)).getQuery().contains("max_age=0"));
  }

  @Test
  void the_first_passkey_takes_a_fresh_sign_in_and_a_second_one_the_first() throws Exception {
    node.now = node.now.plus(Duration.ofMinutes(16));
    assertEquals(403, page("/console/factors/new").statusCode());
    browser.signIn(node, "dora");
    enrol(browser, client, "First");
    assertEquals(403, page("/console/factors/new").statusCode());
    stepUp(browser, client);
    PasskeyClient second = new PasskeyClient(node.settings.publicUrl().toString());
    enrol(browser, second, "Second");
    assertEquals(2, passkeys(dora).size());
    stepUp(browser, second);
  }

  @Test
  void an_answer_is_good_once() throws Exception {
    enrol(browser, client, "Key");
    String answer = client.get(client.options(page("/console/step-up")));
    assertEquals(303, post(browser, "/console/step-up", Map.of("response", answer)).statusCode());
    assertEquals(401, post(browser, "/console/step-up", Map.of("response", answer)).statusCode());
    assertEquals("challenge_unknown", node.log.refusals().getLast());
    PasskeyClient second = new PasskeyClient(node.settings.publicUrl().toString());
    String made = second.create(second.options(page("/console/factors/new")));
    assertEquals(303, post(browser, "/console/factors", Map.of("response", made)).statusCode());
    assertEquals(401, post(browser, "/console/factors", Map.of("response", made)).statusCode());
    assertEquals(2, passkeys(dora).size());
  }

  @Test
  void an_answer_is_good_in_its_own_session_for_its_own_purpose_and_in_time() throws Exception {
    enrol(browser, client, "Key");
    String answer = client.get(client.options(page("/console/step-up")));
    others.signIn(node, "dora");
    assertEquals(401, post(others, "/console/step-up", Map.of("response", answer)).statusCode());
    String late = client.get(client.options(page("/console/step-up")));
    node.now = node.now.plus(Duration.ofMinutes(5));
    assertEquals(401, post(browser, "/console/step-up", Map.of("response", late)).statusCode());
    assertEquals(
        List.of("challenge_unknown", "challenge_unknown"),
        node.log.refusals().stream().filter(code -> code.startsWith("challenge")).toList());
  }

  @Test
  void an_answer_from_another_origin_is_refused() throws Exception {
    HttpResponse<String> form = page("/console/factors/new");
    String made = client.at("https://ilk.evil.example").create(client.options(form));
    refused("/console/factors", made, "passkey_refused");
    client.at(node.settings.publicUrl().toString());
    enrol(browser, client, "Key");
    String answer = client.at("http://127.0.0.1:1").get(client.options(page("/console/step-up")));
    refused("/console/step-up", answer, "passkey_refused");
  }

  @Test
  void an_answer_for_another_relying_party_is_refused() throws Exception {
    ObjectNode options = client.options(page("/console/factors/new"));
    ((ObjectNode) options.get("rp")).put("id", "evil.example");
    refused("/console/factors", client.create(options), "passkey_refused");
    assertEquals(List.of(), passkeys(dora));
  }

  @Test
  void an_authenticator_that_did_not_recognise_its_user_is_refused() throws Exception {
    client.recognises = false;
    ObjectNode options = client.options(page("/console/factors/new"));
    ((ObjectNode) options.get("authenticatorSelection")).put("userVerification", "discouraged");
    refused("/console/factors", client.create(options), "passkey_refused");
    assertTrue(
        node.log.events.getLast().verdict().reason().contains("User Verification"),
        () -> node.log.events.getLast().verdict().reason());
    client.recognises = true;
    enrol(browser, client, "Key");
    client.recognises = false;
    ObjectNode asked = client.options(page("/console/step-up"));
    asked.put("userVerification", "discouraged");
    refused("/console/step-up", client.get(asked), "passkey_refused");
  }

  @Test
  void an_authenticator_that_stops_counting_may_be_a_copy() throws Exception {
    enrol(browser, client, "Key");
    stepUp(browser, client);
    stepUp(browser, client);
    client.authenticator.setCountUpEnabled(false);
    String answer = client.get(client.options(page("/console/step-up")));
    refused("/console/step-up", answer, "passkey_copied");
  }

  @Test
  void somebody_elses_passkey_proves_nothing_of_oneself() throws Exception {
    enrol(browser, client, "Key");
    others.signIn(node, "oscar");
    PasskeyClient oscars = new PasskeyClient(node.settings.publicUrl().toString());
    enrol(others, oscars, "Oscar's");
    ObjectNode asked = client.options(page("/console/step-up"));
    ObjectNode his = oscars.options(others.get(node.at("/console/step-up")));
    asked.set("allowCredentials", his.get("allowCredentials"));
    refused("/console/step-up", oscars.get(asked), "passkey_refused");
  }

  @Test
  void a_signature_that_was_touched_is_refused() throws Exception {
    enrol(browser, client, "Key");
    String answer = client.get(client.options(page("/console/step-up")));
    String touched = answer.replaceFirst("\"signature\":\"(.{20}).", "\"signature\":\"$1" + "_");
    refused("/console/step-up", touched, "passkey_refused");
  }

  @Test
  void what_is_no_answer_is_refused_in_plain_words_whatever_it_is() throws Exception {
    enrol(browser, client, "Key");
    String good = client.get(client.options(page("/console/step-up")));
    Random random = new Random(11);
    Stream<String> broken =
        Stream.concat(
            Stream.of("", "{}", "[]", "null", "{".repeat(2000), "x".repeat(30_000)),
            Stream.generate(
                    () -> {
                      StringBuilder text = new StringBuilder(good);
                      int at = random.nextInt(text.length());
                      text.replace(
                          at, at + random.nextInt(4), String.valueOf((char) random.nextInt(128)));
                      return text.toString();
                    })
                .limit(150));
    String intent = intent(browser);
    for (String one : broken.toList()) {
      for (String path : List.of("/console/step-up", "/console/factors")) {
        HttpResponse<String> answer =
            browser.post(node.at(path), Map.of("intent", intent, "response", one));
        assertTrue(List.of(401, 403).contains(answer.statusCode()), () -> one + answer.body());
      }
    }
    assertEquals(1, passkeys(dora).size());
  }

  @Test
  void a_form_from_elsewhere_neither_enrols_nor_steps_up() throws Exception {
    enrol(browser, client, "Key");
    String answer = client.get(client.options(page("/console/step-up")));
    HttpResponse<String> planted =
        browser.post(node.at("/console/step-up"), Map.of("response", answer));
    assertEquals(401, planted.statusCode());
    assertEquals("cross_site_request", node.log.refusals().getLast());
  }

  @Test
  void a_recovery_takes_a_second_person_and_a_waiting_time() throws Exception {
    enrol(browser, client, "Lost");
    assertEquals(
        303, post(browser, "/console/factors/recovery", Map.of("reason", "bag gone")).statusCode());
    assertTrue(page("/console/factors").body().contains("A recovery of your passkeys was asked"));
    String id = recovery(dora);
    assertEquals(
        403,
        post(browser, "/console/recoveries/" + id + "/approve", Map.of()).statusCode(),
        "not by oneself");
    others.signIn(node, "oscar");
    String approve = "/console/recoveries/" + id + "/approve";
    assertEquals(403, post(others, approve, Map.of()).statusCode(), "he shows a passkey first");
    PasskeyClient his = new PasskeyClient(node.settings.publicUrl().toString());
    enrol(others, his, "Oscar's");
    stepUp(others, his);
    assertTrue(others.get(node.at("/console/recoveries")).body().contains("bag gone"));
    assertEquals(303, post(others, approve, Map.of()).statusCode());
    assertEquals(409, post(others, approve, Map.of()).statusCode(), "once");
    node.now = node.now.plus(Duration.ofHours(23));
    browser.signIn(node, "dora");
    assertEquals(403, page("/console/factors/new").statusCode(), "the waiting time runs");
    node.now = node.now.plus(Duration.ofHours(1));
    browser.signIn(node, "dora");
    PasskeyClient fresh = new PasskeyClient(node.settings.publicUrl().toString());
    enrol(browser, fresh, "New");
    assertEquals(List.of("New"), passkeys(dora).stream().map(Passkey::name).toList());
    assertEquals(403, page("/console/factors/new").statusCode(), "it is used up");
  }

  @Test
  void its_owner_stops_a_recovery_at_any_time() throws Exception {
    enrol(browser, client, "Key");
    post(browser, "/console/factors/recovery", Map.of("reason", "not me"));
    String id = recovery(dora);
    others.signIn(node, "oscar");
    PasskeyClient his = new PasskeyClient(node.settings.publicUrl().toString());
    enrol(others, his, "Oscar's");
    stepUp(others, his);
    post(others, "/console/recoveries/" + id + "/approve", Map.of());
    assertEquals(
        403,
        post(others, "/console/factors/recovery/" + id + "/cancel", Map.of()).statusCode(),
        "another's");
    assertEquals(
        303, post(browser, "/console/factors/recovery/" + id + "/cancel", Map.of()).statusCode());
    node.now = node.now.plus(Duration.ofHours(30));
    browser.signIn(node, "dora");
    assertEquals(403, page("/console/factors/new").statusCode());
    assertFalse(page("/console/factors").body().contains("recovery was approved"));
  }

  private static SampleUser user(String name) {
    return new SampleUser(name, "acme-" + name, name + "@acme.example", true, name, List.of("pwd"));
  }

  private String recovery(Human human) {
    return node.company.factors.of(human.id(), node.now).orElseThrow().id().value();
  }

  private List<Passkey> passkeys(Human human) {
    return node.company.factors.of(human.id());
  }

  private List<String> done(String type, Passkey passkey) {
    return node.log.events.stream()
        .filter(event -> event.result() == Event.Result.DONE)
        .filter(event ->
            event.particulars() instanceof dev.ilk.record.Particulars.OfAction action
                && action.resourceType().equals(type)
                && action.resourceId().equals(passkey.id().value()))
        .map(Event::action)
        .toList();
  }

  private void refused(String path, String answer, String code) throws Exception {
    HttpResponse<String> refused = post(browser, path, Map.of("response", answer));
    assertEquals(401, refused.statusCode(), refused::body);
    assertEquals(code, node.log.refusals().getLast());
  }

  private void enrol(Browser who, PasskeyClient with, String name) throws Exception {
    String made = with.create(with.options(who.get(node.at("/console/factors/new"))));
    HttpResponse<String> answer =
        post(who, "/console/factors", Map.of("name", name, "response", made));
    assertEquals(303, answer.statusCode(), answer::body);
  }

  private void stepUp(Browser who, PasskeyClient with) throws Exception {
    stepUp(who, with, "/console/factors");
  }

  private String stepUp(Browser who, PasskeyClient with, String back) throws Exception {
    String answer = with.get(with.options(who.get(node.at("/console/step-up"))));
    HttpResponse<String> done =
        post(who, "/console/step-up", Map.of("response", answer, "return_to", back));
    assertEquals(303, done.statusCode(), done::body);
    return Browser.next(done).getPath();
  }

  private HttpResponse<String> page(String path) throws Exception {
    return browser.get(node.at(path));
  }

  private String intent(Browser who) throws Exception {
    return Browser.intent(who.get(node.at("/console")));
  }

  private HttpResponse<String> post(Browser who, String path, Map<String, String> form)
      throws Exception {
    Map<String, String> meant = new HashMap<>(form);
    meant.put("intent", intent(who));
    return who.post(node.at(path), meant, "Referer", node.at("/console/delegations").toString());
  }
}
