package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who answers for accounts, from a clone's evidence to a person's word, at a whole node. */
class OwnersTest {
  private static final String BADGES =
      """
      id,name,type,repository
      1,svc-orders,service account,acme/orders
      2,svc-mail,service account,
      """;

  private Company company;
  private Path clone;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(sources.resolve("badges.csv"), BADGES);
    ok("discover", "add", "badges", "csv", "--set", "file=file:badges.csv");
    ok("discover", "run", "badges");
    clone = Files.createDirectories(folder.resolve("clone"));
    Files.writeString(clone.resolve("CODEOWNERS"), "* @acme/payments\n");
    Files.writeString(clone.resolve("sa.yaml"), "serviceAccountName: svc-orders\nTOKEN=no-name\n");
    PersonIdent author = new PersonIdent("Ghost", "ghost@acme.example");
    try (Git git = Git.init().setDirectory(clone.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("a").setAuthor(author).setCommitter(author).setSign(false).call();
    }
    Told read = company.ilk(report());
    assertEquals(0, read.code(), read.text());
    assertTrue(read.text().contains("1 accounts are named"), read.text());
  }

  private String[] report() {
    return new String[] {
      "owners", "read", clone.toString(), "--repository", "acme/orders", "--report"
    };
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private String ok(String... arguments) {
    Told told = company.ilk(arguments);
    assertEquals(0, told.code(), told.text());
    return told.text();
  }

  private JsonNode json(String... arguments) throws Exception {
    return new ObjectMapper().readTree(ok(arguments));
  }

  @Test
  void a_confirmed_owner_mends_what_is_ownerless_and_stays_so() throws Exception {
    JsonNode first = json("owners", "list", "--json").at("/owners/0");
    assertEquals("team:payments", first.path("subject").asText(), first.toString());
    assertEquals("badges/svc-orders", first.path("name").asText());
    assertTrue(first.at("/because/0").asText().contains("CODEOWNERS:1"), first.toString());
    assertTrue(ok("owners", "list").contains("ghost@acme.example (not registered)"));
    assertEquals(2, ownerless());
    String account = first.path("account").asText();
    Told unknown = company.ilk("owners", "confirm", account, "team:ghosts");
    assertTrue(unknown.code() != 0 && unknown.text().contains("ghosts"), unknown.text());
    ok("owners", "reject", account, "ghost@acme.example");
    assertFalse(ok("owners", "list").contains("ghost"));
    String digest = json("owners", "confirm-all", "--json").path("plan_sha256").asText();
    assertTrue(ok("owners", "confirm-all", digest).contains("1 owners confirmed"));
    assertEquals(1, ownerless());
    ok("discover", "reclassify");
    assertEquals(1, ownerless());
    assertTrue(ok("owners", "list", account).contains("confirmed"));
    assertTrue(json("owners", "list", "--json").path("owners").isEmpty());
  }

  private int ownerless() throws Exception {
    return json("findings", "list", "--code", "ownerless", "--json").path("findings").size();
  }

  @Test
  void a_pipeline_reports_by_a_scope_of_its_own() throws Exception {
    Path declared = company.folder().resolve("company.yaml");
    Files.writeString(
        declared,
        Files.readString(declared)
            .replace("scopes: [access:evaluate]", "scopes: [access:evaluate, \"owners:report\"]"));
    assertEquals(0, company.declare().code());
    String token;
    try (Web web = new Web()) {
      token =
          new Tokens(web, company.ilk())
              .workload("prod", company.podToken(Company.API_POD, company.ilk()), company.ilk())
              .json()
              .path("access_token")
              .asText();
    }
    Path file = Files.writeString(company.folder().resolve("token"), token);
    String[] remote = {"--server", company.ilk(), "--token-file", file.toString()};
    Told theirs = company.ilk(with(report(), remote));
    assertTrue(theirs.code() != 0 && theirs.text().contains("somebody else"), theirs.text());
    Told own =
        company.ilk(
            with(
                new String[] {
                  "owners", "read", clone.toString(), "--repository", "acme/ours", "--report"
                },
                remote));
    assertEquals(0, own.code(), own.text());
    assertTrue(company.ilk(with(new String[] {"owners", "list"}, remote)).code() != 0);
  }

  private static String[] with(String[] words, String[] more) {
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }
}
