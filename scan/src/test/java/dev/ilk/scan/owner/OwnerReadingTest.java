package dev.ilk.scan.owner;

import static dev.ilk.scan.owner.Clone.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.scan.owner.Clue.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerReadingTest {
  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: orders-sync
      ---
      kind: Deployment
      """;

  @TempDir Path folder;

  private Clone made() {
    return new Clone(folder);
  }

  private Clone written(Clone clone) throws IOException {
    return clone.commit("Ada", "Ada@acme.example", NOW.minus(Duration.ofDays(3)));
  }

  @Test
  void code_owners_speak_for_what_their_files_name() throws IOException {
    Clone clone =
        written(
            made()
                .with("CODEOWNERS", "* @acme/all\n/deploy/ @acme/payments\n")
                .with("deploy/sa.yaml", MANIFEST)
                .with("src/a.txt", "x"));
    assertEquals(
        List.of(
            "repository acme/orders: @acme/all by CODEOWNERS in  x2",
            "repository acme/orders: @acme/payments by CODEOWNERS in  x1",
            "account orders-sync: @acme/payments by CODEOWNERS:2 in deploy/sa.yaml x1"),
        clone.told(Kind.CODE_OWNERS));
  }

  @Test
  void accounts_are_named_in_many_ways_and_their_secrets_never() throws IOException {
    Clone clone =
        written(
            made()
                .with("OWNERS", "approvers: [ada]\n")
                .with("a.env", "DB_USER=orders_rw\nPASSWORD=hunter2hunter2\n")
                .with(
                    "b.json",
                    "{\"client_id\": \"0oa-orders\", \"client_secret\": \"s3cr3t-s3cr3t\"}")
                .with("c.tf", "role = \"arn:aws:iam::123456789012:role/ci/deploy-orders\"\n")
                .with("d.yaml", "email: orders-run@acme-prod.iam.gserviceaccount.com\n")
                .with("e.yaml", "serviceAccountName: orders-api\n")
                .with("f.java", "String user = \"not-configuration\";\n"));
    assertEquals(
        List.of(
            "repository acme/orders: @ada by OWNERS in  x1",
            "account orders_rw: @ada by OWNERS in a.env x1",
            "account 0oa-orders: @ada by OWNERS in b.json x1",
            "account deploy-orders: @ada by OWNERS in c.tf x1",
            "account orders-run@acme-prod.iam.gserviceaccount.com: @ada by OWNERS in d.yaml x1",
            "account orders-api: @ada by OWNERS in e.yaml x1"),
        clone.told(Kind.OWNERS_FILE));
    assertFalse(clone.read().clues().toString().contains("hunter2"));
    assertFalse(clone.read().clues().toString().contains("s3cr3t"));
  }

  @Test
  void the_nearest_owners_file_counts_with_its_aliases_and_filters() throws IOException {
    Clone clone =
        written(
            made()
                .with("OWNERS", "approvers: [root]\n")
                .with("OWNERS_ALIASES", "aliases:\n  leads: [grace, linus]\n")
                .with("deploy/OWNERS", "approvers: [leads]\nreviewers: [bob]\n")
                .with("ops/OWNERS", "options: {no_parent_owners: true}\n")
                .with("jobs/OWNERS", "filters:\n  \"\\\\.env$\":\n    approvers: [nina]\n")
                .with("deploy/a.env", "client_id=one\n")
                .with("ops/a.env", "client_id=two\n")
                .with("jobs/a.env", "client_id=three\n"));
    assertEquals(
        List.of(
            "repository acme/orders: @root by OWNERS in  x1",
            "account one: @grace by deploy/OWNERS in deploy/a.env x1",
            "account one: @linus by deploy/OWNERS in deploy/a.env x1",
            "account three: @nina by jobs/OWNERS in jobs/a.env x1"),
        clone.told(Kind.OWNERS_FILE));
  }

  @Test
  void a_catalogue_speaks_for_its_service_and_folder() throws IOException {
    Clone clone =
        written(
            made()
                .with("svc/catalog-info.yaml", entity("orders", "payments"))
                .with("job/catalog-info.yaml", entity("sync", "user:default/ada"))
                .with("svc/deploy/a.env", "client_id=svc-orders\n"));
    assertEquals(
        List.of(
            "service sync: user:ada by job/catalog-info.yaml in  x1",
            "service orders: team:payments by svc/catalog-info.yaml in  x1",
            "account svc-orders: team:payments by svc/catalog-info.yaml in svc/deploy/a.env x1"),
        clone.told(Kind.CATALOGUE));
  }

  private static String entity(String name, String owner) {
    return "kind: Component\nmetadata:\n  name: %s\nspec:\n  owner: %s\n".formatted(name, owner);
  }

  @Test
  void on_call_files_are_read_in_the_shapes_of_three() throws IOException {
    Clone clone =
        written(
            made()
                .with(
                    "on-call.yaml",
                    """
                    on-call:
                      - service: orders
                        team: Payments Core
                        people: [ada@acme.example]
                      - team: platform
                    """)
                .with(
                    "ops/pagerduty.json",
                    """
                    {"services": [{"name": "billing", "teams": [{"summary": "Billing"}],
                        "escalation_policy": {"id": "P1"}}],
                     "oncalls": [
                        {"escalation_level": 1, "escalation_policy": {"id": "P1"},
                         "user": {"summary": "Grace", "email": "grace@acme.example"}},
                        {"escalation_level": 2, "escalation_policy": {"id": "P1"},
                         "user": {"summary": "Boss"}}]}
                    """)
                .with(
                    "ops/opsgenie-schedules.json",
                    """
                    {"data": [{"name": "search", "ownerTeam": {"name": "Search"}, "rotations": [
                      {"participants": [{"type": "user", "username": "li@acme.example"},
                                        {"type": "team", "name": "Core"}]}]}]}
                    """));
    assertEquals(
        List.of(
            "service orders: team:payments-core by on-call.yaml in  x1",
            "service orders: ada@acme.example by on-call.yaml in  x1",
            "repository acme/orders: team:platform by on-call.yaml in  x1",
            "service search: team:search by ops/opsgenie-schedules.json in  x1",
            "service search: li@acme.example by ops/opsgenie-schedules.json in  x1",
            "service search: team:core by ops/opsgenie-schedules.json in  x1",
            "service billing: team:billing by ops/pagerduty.json in  x1",
            "service billing: grace@acme.example by ops/pagerduty.json in  x1"),
        clone.told(Kind.ON_CALL));
  }

  @Test
  void who_wrote_the_file_counts_and_bots_old_and_future_commits_do_not() throws IOException {
    Clone clone = made().with("a.env", "client_id=svc-orders\n");
    clone.commit("Old", "old@acme.example", NOW.minus(Duration.ofDays(500)));
    clone.with("a.env", "client_id=svc-orders\nx=1\n");
    clone.commit("Ada", "ada@acme.example", NOW.minus(Duration.ofDays(9)));
    clone.with("a.env", "client_id=svc-orders\nx=2\n");
    clone.commit("renovate[bot]", "29139614+renovate[bot]@users.noreply.github.com", NOW);
    clone.with("a.env", "client_id=svc-orders\nx=3\n");
    clone.commit("Time", "time@acme.example", NOW.plus(Duration.ofDays(9)));
    clone.with("b.txt", "x");
    clone.commit("Grace", "7+grace-h@users.noreply.github.com", NOW.minus(Duration.ofDays(2)));
    clone.with("b.txt", "y");
    clone.commit("Grace", "7+grace-h@users.noreply.github.com", NOW.minus(Duration.ofDays(1)));
    assertEquals(
        List.of("account svc-orders: ada@acme.example by  in a.env x1"), clone.told(Kind.AUTHOR));
    assertEquals(
        List.of("repository acme/orders: @grace-h by  in  x2"), clone.told(Kind.COMMITTER));
  }

  @Test
  void a_link_leads_nowhere_and_what_is_too_large_is_told() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.env"), "client_id=out-of-the-tree\n");
    Clone clone = new Clone(Files.createDirectories(folder.resolve("clone")));
    Files.createSymbolicLink(clone.folder().resolve("l.env"), outside.resolve("secret.env"));
    Files.createSymbolicLink(clone.folder().resolve("CODEOWNERS"), outside.resolve("secret.env"));
    clone.with(".gitlab/CODEOWNERS", new byte[4 << 20]).with("on-call.yaml", new byte[5 << 20]);
    written(clone);
    OwnerReading.Read read = clone.read();
    assertFalse(read.clues().toString().contains("out-of-the-tree"));
    assertEquals(
        List.of(".gitlab/CODEOWNERS: larger than 3,072 KiB", "on-call.yaml: larger than 4,096 KiB"),
        read.unread());
  }

  @Test
  void anchors_unfold_to_nothing_and_nonsense_is_told() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    bomb.append("approvers: *a59\n");
    byte[] wrong = {'o', 'n', '-', 'c', 'a', 'l', 'l', ':', ' ', (byte) 0xc3, (byte) 0x28};
    Clone clone =
        written(
            made()
                .with("OWNERS", bomb.toString())
                .with("on-call.yaml", wrong)
                .with("catalog-info.yaml", "spec: {owner: !!javax.script.ScriptEngineManager [x]}")
                .with("x/catalog-info.yaml", "{[: not yaml"));
    OwnerReading.Read read = clone.read();
    assertTrue(read.clues().isEmpty(), read.clues().toString());
    assertEquals(List.of("x/catalog-info.yaml: is no sound YAML"), read.unread());
  }

  @Test
  void more_clues_than_can_be_told_are_counted() throws IOException {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      names.append("client_id=svc-").append(i).append('\n');
    }
    Clone clone = written(made().with("CODEOWNERS", "* @a @b").with("a.env", names.toString()));
    OwnerReading.Read read = clone.read();
    assertEquals(OwnerReading.MOST, read.clues().size());
    assertTrue(read.beyond() > 0);
  }

  @Test
  void no_repository_tells_nothing() throws IOException {
    assertTrue(OwnerReading.of(folder, "a", Duration.ofDays(1), NOW).isEmpty());
  }

  @Test
  void whatever_stands_in_the_files_breaks_nothing() throws IOException {
    Random random = new Random(20_261_123);
    List<String> paths =
        List.of(
            "CODEOWNERS",
            "OWNERS",
            "OWNERS_ALIASES",
            "on-call.yaml",
            "pagerduty.json",
            "opsgenie.json",
            "catalog-info.yaml",
            "a.env");
    String sound =
        "on-call: [{service: a, people: [b@c]}]\n"
            + "spec: {owner: x}\n"
            + "approvers: [y]\n"
            + "client_id: z12\n";
    for (int i = 0; i < 60; i++) {
      Clone clone = new Clone(Files.createDirectories(folder.resolve("c" + i)));
      for (String path : paths) {
        byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
        for (int j = random.nextInt(6); j > 0; j--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        clone.with(path, bytes);
      }
      written(clone);
      clone.read().clues().forEach(one -> assertTrue(Clue.isTellable(one.who())));
    }
  }
}
