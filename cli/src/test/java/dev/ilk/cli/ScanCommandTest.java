package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.scan.rule.Shape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  @TempDir Path folder;
  private final StringWriter said = new StringWriter();
  private final StringWriter refused = new StringWriter();

  private int ilk(Object... arguments) {
    said.getBuffer().setLength(0);
    refused.getBuffer().setLength(0);
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return Main.run(new PrintWriter(said, true), new PrintWriter(refused, true), words);
  }

  @Test
  void a_leak_fails_until_it_is_marked() throws Exception {
    Path code = Files.createDirectories(folder.resolve("code"));
    Path marks = folder.resolve("marks.json");
    Files.writeString(
        code.resolve("deploy.env"), "T=" + Shape.make("ghp_<alnum:30><crc32>", new Random(1)));
    assertEquals(Failures.CHECK_FAILED, ilk("scan", "--json", "--marks", marks, code));
    JsonNode found = Server.mapper().readTree(said.toString());
    assertEquals("checked", found.path("leaks").path(0).path("strength").asText());
    String fingerprint = found.path("leaks").path(0).path("fingerprint").asText();

    assertEquals(0, ilk("scan", "mark", fingerprint, "--reason", "ended", "--marks", marks));
    Path sarif = folder.resolve("scan.sarif");
    assertEquals(0, ilk("scan", "--marks", marks, "--sarif", sarif, code), said.toString());
    assertTrue(said.toString().contains("0 secrets, 1 marked"), said.toString());
    JsonNode result = Server.mapper().readTree(sarif.toFile()).at("/runs/0/results/0");
    assertEquals("ended", result.at("/suppressions/0/justification").asText());
    assertEquals(fingerprint, result.at("/partialFingerprints/ilkSecret~1v1").asText());
  }

  @Test
  void a_path_that_is_not_there_and_broken_rules_are_told() throws Exception {
    assertEquals(Failures.USAGE, ilk("scan", folder.resolve("nowhere")));
    assertTrue(refused.toString().contains("there is no file or folder"), refused.toString());
    Path rules = Files.writeString(folder.resolve("ours.yaml"), "rules: [{id: x}]");
    assertEquals(Failures.REFUSED, ilk("scan", "--rules", rules, folder));
    assertTrue(refused.toString().contains("the pattern is missing"), refused.toString());
  }

  @Test
  void rules_are_listed() {
    assertEquals(0, ilk("scan", "rules"));
    assertTrue(said.toString().contains("github-token"));
  }
}
