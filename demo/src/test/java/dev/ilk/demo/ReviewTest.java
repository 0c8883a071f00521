package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acme's production is reviewed: beside its real use, never blindly, and with a report to keep. */
class ReviewTest {
  private Company company;
  private Path folder;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private static JsonNode json(Told told) throws Exception {
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper().readTree(told.text());
  }

  private Told ilk(String... arguments) throws Exception {
    return company.ilk(arguments);
  }

  private String begin() throws Exception {
    return json(ilk("review", "start", "Q4", "--kind", "workload", "--json")).path("id").asText();
  }

  private static String token(JsonNode item) {
    return item.path("number").asText() + ":" + item.path("shown").asText().substring(0, 8);
  }

  @Test
  void real_use_stands_beside_what_is_held() throws Exception {
    try (Web web = new Web()) {
      String pod = company.podToken(Company.API_POD, company.ilk());
      new Tokens(web, company.ilk()).workload("prod", pod, company.ilk()).json();
    }
    String id = begin();
    List<String> used = new ArrayList<>();
    for (JsonNode item : json(ilk("review", "show", id, "--json"))) {
      assertEquals("role:operator", item.path("reviewer").asText(), "alice alone is of her team");
      if (item.path("uses").asInt() > 0) {
        used.add(item.path("subject").asText() + " " + item.path("sort").asText());
      }
    }
    assertTrue(used.contains("workload:prod-payments-api identity"), used.toString());
    assertTrue(used.contains("workload:prod-payments-api trust"), used.toString());
  }

  @Test
  void answers_are_of_what_was_shown_and_their_consequences_stand_in_the_report() throws Exception {
    String id = begin();
    JsonNode items = json(ilk("review", "show", id, "--json"));
    Told blind = ilk("review", "answer", id, "1:00000000", "--keep");
    assertEquals(3, blind.code(), blind.text());
    assertTrue(blind.text().contains("not as it was shown"), blind.text());
    // All of them are new, so to keep them is advised; to end one takes a reason.
    Told silent = ilk("review", "answer", id, token(items.get(0)), "--end");
    assertEquals(3, silent.code());
    assertTrue(silent.text().contains("say why"), silent.text());
    String gone = "";
    for (JsonNode item : items) {
      boolean ends = item.path("sort").asText().equals("trust") && gone.isEmpty();
      if (ends) {
        gone = item.path("thing").asText();
        String whole = item.path("thing").asText();
        Told reduced =
            ilk("review", "answer", id, token(item), "--reduce", "--reason", "less of " + whole);
        assertEquals(3, reduced.code());
        assertEquals(
            0, ilk("review", "answer", id, token(item), "--end", "--reason", "retired").code());
      } else {
        assertEquals(0, ilk("review", "answer", id, token(item), "--keep").code());
      }
    }
    assertEquals(3, ilk("review", "answer", id, token(items.get(0)), "--keep").code());
    Told early = ilk("review", "report", id);
    assertEquals(1, early.code(), early.text());
    Told closed = ilk("review", "close", id);
    assertEquals(0, closed.code(), closed.text());
    assertEquals(3, ilk("review", "close", id).code());
    String events = ilk("trace", id).text();
    assertTrue(events.contains("AnswerReview") && events.contains("CloseReview"), events);

    Path report = folder.resolve("q4.json");
    Told written = ilk("review", "report", id, "--out", report.toString());
    assertEquals(0, written.code(), written.text());
    assertTrue(written.text().contains("the record says the same"), written.text());
    assertTrue(written.text().contains(gone) && written.text().contains("Narrow"));
    Files.writeString(report, Files.readString(report).replace("\"end\"", "\"keep\""));
    Told forged = ilk("review", "report", id, "--check", report.toString());
    assertEquals(1, forged.code());
    assertTrue(forged.text().contains("the record has another report"), forged.text());
  }
}
