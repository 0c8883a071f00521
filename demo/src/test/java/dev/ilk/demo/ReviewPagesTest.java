package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review is answered by pages alone, without a script, and never unseen. */
class ReviewPagesTest {
  private Company company;
  private Browser olga;
  private String id;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
    id = begin(company);
    olga = TakenUp.signIn(company, "olga");
  }

  @AfterEach
  void stop() {
    olga.close();
    company.close();
  }

  /** Begins a review of all workloads, of which nobody knows yet whether they are used. */
  static String begin(Company company) throws Exception {
    Told told = company.ilk("review", "start", "Q4 production", "--kind", "workload", "--json");
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper().readTree(told.text()).path("id").asText();
  }

  private String address() {
    return company.ilk() + "/console/reviews/" + id;
  }

  private List<String> tokens() throws Exception {
    Told told = company.ilk("review", "show", id, "--json");
    List<String> tokens = new ArrayList<>();
    for (JsonNode item : new ObjectMapper().readTree(told.text())) {
      tokens.add(item.path("number").asText() + ":" + item.path("shown").asText());
    }
    assertTrue(tokens.size() > 3, told.text());
    return tokens;
  }

  @Test
  void what_is_held_stands_beside_its_real_use_and_what_is_advised() throws Exception {
    int items = tokens().size();
    Answer list = olga.open(company.ilk() + "/console/reviews");
    assertTrue(list.text().contains("Q4 production"), list.text());
    assertTrue(list.text().contains("%d of %d wait for you".formatted(items, items)), list.text());
    Answer page = olga.open(address());
    for (String expected :
        new String[] {
          "prod-payments-deployer", "payments:deploy", "never used", "keep it", ">new<", ">never<"
        }) {
      assertTrue(page.text().contains(expected), () -> expected + " in " + page.text());
    }
    assertTrue(olga.open(address() + "?advice=end").text().contains("Nothing to show"));
    assertTrue(olga.open(address() + "?advice=keep&tick=all").text().contains(" checked"));
    assertFalse(olga.open(address() + "?advice=keep").text().contains(" checked"));
  }

  @Test
  void one_item_is_answered_and_another_answer_than_advised_takes_a_reason() throws Exception {
    Answer form = olga.open(address() + "/items/1");
    assertTrue(form.text().contains("Answer one item"), form.text());
    Answer silent = olga.submit("/answers", Map.of("answer", "end"));
    assertEquals(422, silent.status(), silent.text());
    assertTrue(silent.text().contains("say why you answer end"), silent.text());
    Answer taken = olga.submit("/answers", Map.of("answer", "end", "reason", "it is retired"));
    assertEquals(200, taken.status(), taken.text());
    assertTrue(taken.text().contains("Your answer is taken"), taken.text());
    Answer answered = olga.open(address() + "?state=answered");
    assertTrue(answered.text().contains("it is retired"), answered.text());
  }

  @Test
  void several_are_answered_only_after_they_were_shown_with_what_is_left_out() throws Exception {
    olga.open(address() + "?advice=keep");
    Answer none = olga.submit("/check", Map.of());
    assertEquals(422, none.status());
    assertTrue(none.text().contains("Tick what you want to answer first"), none.text());
    String token = tokens().get(1);
    olga.open(address() + "?advice=keep");
    Answer checked = olga.submit("/check", Map.of("item", token, "beside", "3"));
    assertTrue(checked.text().contains("Answer one item"), checked.text());
    assertTrue(checked.text().contains("left as it is (1)"), checked.text());
    assertFalse(checked.text().contains("Your answer is taken"));
    Answer taken = olga.submit("/answers", Map.of("answer", "keep"));
    assertTrue(taken.text().contains("Your answer is taken"), taken.text());
    assertTrue(olga.open(address() + "?whose=all").text().contains("1 of "), "progress");
  }

  @Test
  void nothing_is_answered_that_was_not_shown_as_it_is() throws Exception {
    olga.open(address() + "/items/2");
    Map<String, String> blind = new LinkedHashMap<>();
    blind.put("item", "2:" + "0".repeat(64));
    blind.put("answer", "keep");
    Answer refused = olga.submit("/answers", blind);
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.text().contains("is not as it was shown"), refused.text());
    assertFalse(olga.open(address() + "?whose=all").text().contains(">1 of"));
  }

  @Test
  void who_is_not_asked_is_shown_nothing_and_forms_of_other_sites_do_nothing() throws Exception {
    String token = tokens().getFirst();
    try (Browser alice = TakenUp.signIn(company, "alice")) {
      Answer own = alice.open(address());
      assertEquals(200, own.status());
      assertTrue(own.text().contains("nothing is put to you"), own.text());
      assertFalse(own.text().contains("payments-deployer"), own.text());
      assertEquals(403, alice.open(address() + "?whose=all").status());
      assertEquals(404, alice.open(address() + "/items/1").status());
      for (String form : new String[] {"/answers", "/check", "/close"}) {
        Map<String, String> planted = Map.of("item", token, "answer", "end", "reason", "planted");
        assertEquals(401, alice.post(address() + form, planted).status(), form);
        assertEquals(401, olga.post(address() + form, planted).status(), form);
      }
    }
    assertFalse(olga.open(address() + "?whose=all").text().contains(">1 of"));
  }

  @Test
  void an_address_of_any_content_breaks_nothing() throws Exception {
    for (String path :
        new String[] {
          "?after=99999999999&advice=x&state=x&whose=x&tick=x&done=x",
          "?after=-1&after=2",
          "?after=%00"
        }) {
      assertEquals(200, olga.open(address() + path).status(), path);
    }
    for (String path : new String[] {"/items/0", "/items/x", "/items/999999", "/items/%00"}) {
      assertEquals(404, olga.open(address() + path).status(), path);
    }
    assertEquals(404, olga.open(company.ilk() + "/console/reviews/rvw_x").status());
  }

  @Test
  void all_is_answered_by_pages_and_closed() throws Exception {
    for (String token : tokens()) {
      olga.open(address() + "/items/" + token.substring(0, token.indexOf(':')));
      assertEquals(200, olga.submit("/answers", Map.of("answer", "keep")).status());
    }
    Answer all = olga.open(address() + "?whose=all");
    assertTrue(all.text().contains("chip good"), all.text());
    Answer closed = olga.submit("/close", Map.of());
    assertEquals(200, closed.status(), closed.text());
    assertTrue(closed.text().contains(">closed<"), closed.text());
    assertTrue(closed.text().contains("done: kept"), closed.text());
  }
}
