package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static final Table TABLE =
      Table.empty()
          .column("NAME", "name")
          .column("READ", "bundle/read", "never")
          .column("SIZE", one -> one.path("name").asText().length() + "");

  private static String shown(boolean json, String name) throws Exception {
    JsonNode answer =
        Server.mapper()
            .readTree(
                "{\"all\": [{\"name\": %s}, {\"bundle\": {\"read\": \"now\"}}]}"
                    .formatted(Server.mapper().writeValueAsString(name)));
    StringWriter text = new StringWriter();
    new Output(new PrintWriter(text), json)
        .show(answer, out -> TABLE.print(out, answer.path("all")));
    return text.toString();
  }

  @Test
  void columns_are_as_wide_as_their_widest_cell_and_missing_members_have_a_word() throws Exception {
    assertEquals(
        """
        NAME    READ   SIZE
        ledger  never  6
                now    0
        """,
        shown(false, "ledger"));
  }

  @Test
  void names_cannot_steer_the_terminal() throws Exception {
    assertEquals(
        """
        NAME      READ   SIZE
        ?[2Jx?y?  never  8
                  now    0
        """,
        shown(false, "\u001b[2Jx\u009by\u202e").replace('\uFFFD', '?'));
  }

  @Test
  void programs_are_given_names_as_they_are() throws Exception {
    String name = "\u001b[2J\u202e";
    assertEquals(name, Server.mapper().readTree(shown(true, name)).at("/all/0/name").asText());
  }
}
