package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {
  private static final String UGLY = "// why\n@id(\"a\") permit(principal,action,resource);";
  private static final String NEAT = "// why\n@id(\"a\")\npermit (principal, action, resource);\n";

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void fmt_rewrites_what_is_not_formatted_and_nothing_else() throws IOException {
    Path ugly = write("ugly.cedar", UGLY);
    write("neat.cedar", NEAT);
    write("notes.txt", UGLY);
    Run run = Run.of("policy", "fmt", folder);
    assertEquals(0, run.code());
    assertEquals("formatted: " + ugly + "\n2 files, 1 changed\n", run.out());
    assertEquals(NEAT, Files.readString(ugly));
    assertEquals(UGLY, Files.readString(folder.resolve("notes.txt")));
  }

  @Test
  void fmt_check_changes_nothing_and_fails() throws IOException {
    Path ugly = write("ugly.cedar", UGLY);
    Run run = Run.of("policy", "fmt", "--check", ugly);
    assertEquals(1, run.code());
    assertTrue(run.out().contains("not formatted: " + ugly), run.out());
    assertEquals(UGLY, Files.readString(ugly));
    assertEquals(0, Run.of("policy", "fmt", "--check", write("neat.cedar", NEAT)).code());
  }

  @Test
  void fmt_leaves_what_is_no_policy_as_it_is() throws IOException {
    Path broken = write("broken.cedar", "permit(");
    Run run = Run.of("policy", "fmt", broken);
    assertEquals(1, run.code());
    assertTrue(run.err().contains("broken.cedar:1:8"), run.err());
    assertEquals("permit(", Files.readString(broken));
  }

  @Test
  void fmt_tells_programs_what_changed() throws IOException {
    write("ugly.cedar", UGLY);
    var answer = Server.mapper().readTree(Run.of("policy", "fmt", "--json", folder).out());
    assertEquals(1, answer.path("changed").size());
  }

  @Test
  void check_fails_on_errors_and_on_warnings_only_if_strict() throws IOException {
    write("broad.cedar", NEAT);
    assertEquals(0, Run.of("policy", "check", folder).code());
    Run strict = Run.of("policy", "check", "--strict", folder);
    assertEquals(1, strict.code());
    assertTrue(strict.out().contains("broad.cedar:2:1: warning:"), strict.out());
    write("broken.cedar", "permit(");
    Run broken = Run.of("policy", "check", folder);
    assertEquals(1, broken.code());
    assertTrue(broken.out().contains("broken.cedar:1:8: error:"), broken.out());
  }

  @Test
  void check_tells_programs_what_it_found() throws IOException {
    write("broad.cedar", NEAT);
    var answer = Server.mapper().readTree(Run.of("policy", "check", "--json", folder).out());
    assertEquals(0, answer.path("errors").asInt());
    assertTrue(answer.path("warnings").asInt() >= 3);
    assertEquals("a", answer.path("findings").path(0).path("policy").asText());
  }

  @Test
  void a_folder_that_is_not_there_is_a_wrong_command_line() {
    assertEquals(2, Run.of("policy", "check", folder.resolve("nowhere")).code());
    assertEquals(2, Run.of("policy", "fmt", folder.resolve("nowhere")).code());
  }
}
