package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersReadTest {
  @TempDir Path folder;

  @Test
  void a_clone_tells_who_answers_under_the_name_of_its_origin() throws Exception {
    PersonIdent author = new PersonIdent("Ada", "ada@acme.example");
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      Files.writeString(folder.resolve("CODEOWNERS"), "* @acme/payments\n");
      Files.writeString(folder.resolve("a.env"), "client_id=svc-orders\n");
      git.add().addFilepattern(".").call();
      git.commit().setMessage("a").setAuthor(author).setCommitter(author).setSign(false).call();
      git.remoteAdd()
          .setName("origin")
          .setUri(new URIish(URI.create("https://user:secret@git.example/acme/orders.git").toURL()))
          .call();
    }
    Run told = Run.of("owners", "read", folder.toString());
    assertEquals(0, told.code(), told.err());
    assertTrue(told.out().contains("account svc-orders"), told.out());
    assertTrue(told.out().contains("CODEOWNERS:1 for a.env"), told.out());
    assertTrue(told.out().contains("1 commits, the last on"), told.out());
    JsonNode json =
        Server.mapper().readTree(Run.of("owners", "read", "--json", folder.toString()).out());
    assertEquals("acme/orders", json.path("repository").asText());
    assertEquals("@acme/payments", json.at("/clues/0/who").asText());
  }

  @Test
  void what_is_no_clone_is_refused() {
    Run told = Run.of("owners", "read", folder.toString());
    assertEquals(Failures.USAGE, told.code());
    assertTrue(told.err().contains("there is no commit in"), told.err());
    assertEquals(Failures.USAGE, Run.of("owners", "read", "--months", "0", ".").code());
  }
}
