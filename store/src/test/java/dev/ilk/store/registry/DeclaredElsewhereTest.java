package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What files declare of other rooms: planned, applied and pruned on each database. */
class DeclaredElsewhereTest {
  private static final String HOOK =
      "set: acme\nwebhooks: [{name: audit, url: 'https://siem.example/ilk'}]\n";

  private abstract static class OnDatabase {
    @RegisterExtension final FreshDatabase database;
    private Company company;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @BeforeEach
    void open() {
      company = new Company(database.node());
    }

    @AfterEach
    void close() {
      company.close();
    }

    @Test
    void what_a_command_changes_shows_in_the_next_plan() throws StoreUnavailable {
      company.applied(HOOK);
      assertEquals(List.of(), company.planned(HOOK));
      assertTrue(company.stores.webhooks().remove("audit"));
      assertEquals(List.of("ADD webhook audit"), company.planned(HOOK));
      assertEquals(List.of(), company.planned("set: acme\nprune: true\n"), "it is gone already");
      assertEquals(List.of("ADD webhook audit"), company.applied(HOOK));
    }

    @Test
    void a_secret_is_told_once_to_whoever_applies() throws StoreUnavailable {
      assertEquals(List.of(), changes(HOOK, ChangeRegistry.Mode.PLAN).secrets());
      ChangeRegistry.Secret secret = changes(HOOK, ChangeRegistry.Mode.APPLY).secrets().getFirst();
      assertEquals("webhook audit", secret.type() + " " + secret.name());
      assertTrue(secret.secret().startsWith("whsec_"), secret.secret());
      String moved = HOOK.replace("/ilk", "/new");
      String salt = company.stores.webhooks().all().getFirst().salt();
      assertEquals(List.of(), changes(moved, ChangeRegistry.Mode.APPLY).secrets());
      assertEquals(salt, company.stores.webhooks().all().getFirst().salt(), "the secret stays");
    }

    private ChangeRegistry.Changes changes(String document, ChangeRegistry.Mode mode)
        throws StoreUnavailable {
      return switch (company.change(document, mode)) {
        case Result.Ok<ChangeRegistry.Changes>(ChangeRegistry.Changes changes) -> changes;
        case Result.Failed<ChangeRegistry.Changes> failed -> throw new AssertionError(failed);
      };
    }

    @Test
    void what_no_set_manages_is_in_the_unnamed_one_and_is_taken_over() throws StoreUnavailable {
      String unnamed = HOOK.replace("set: acme\n", "");
      company.applied(unnamed);
      String document = company.exported("default");
      assertTrue(document.contains("siem.example"), document);
      assertEquals(List.of(), company.planned(document));
      assertEquals(
          List.of("CHANGE webhook audit set: `` → `acme`"), company.applied(HOOK), "taken over");
      assertFalse(company.exported("default").contains("siem.example"));
      assertTrue(company.refusal(HOOK.replace("acme", "other")).startsWith("managed_elsewhere"));
    }

    @Test
    void prune_ends_what_the_set_alone_manages() throws StoreUnavailable {
      company.applied(Company.everything());
      company.applied(HOOK.replace("acme", "other").replace("audit", "theirs"));
      List<String> ends = company.planned("set: acme\nprune: true\n");
      assertTrue(ends.contains("END webhook audit"), ends.toString());
      assertTrue(ends.contains("END source corporate-github"), ends.toString());
      assertFalse(ends.toString().contains("theirs"));
      assertTrue(
          company.notes("set: acme\nprune: true\n").stream()
              .anyMatch(note -> note.contains("entries of the record wait")));
      company.applied("set: acme\nprune: true\n");
      assertEquals(
          List.of("theirs"),
          company.stores.webhooks().all().stream().map(one -> one.webhook().name()).toList());
    }

    @Test
    void what_changes_between_plan_and_write_undoes_everything() throws StoreUnavailable {
      company.applied(HOOK);
      String more =
          HOOK.replace("/ilk", "/new")
              + "teams: [payments]\npolicies: [{id: p, text: q}]\n"
              + "sources: [{name: users, connector: csv, settings: {file: 'file:users.csv'}}]\n";
      company.meanwhile = () -> assertTrue(company.stores.webhooks().remove("audit"));
      assertTrue(company.refusal(more).startsWith("registry_moved"));
      company.meanwhile = () -> {};
      assertEquals(List.of(), company.stores.estate().sources().all());
      assertEquals(0, company.stores.registry().catalogue().teams().size());
      assertEquals(4, company.applied(more).size());
    }

    @Test
    void one_who_adds_the_same_meanwhile_is_not_overwritten() throws StoreUnavailable {
      String source =
          "policies: [{id: p, text: q}]\n"
              + "sources: [{name: users, connector: csv, settings: {file: 'file:users.csv'}}]\n";
      company.meanwhile =
          () -> {
            company.meanwhile = () -> {};
            company.applied(source.replace("users.csv", "others.csv"));
          };
      assertTrue(company.refusal(source).startsWith("registry_moved"));
      assertEquals(
          "file:others.csv",
          company.stores.estate().sources().all().getFirst().settings().get("file"));
    }

    @Test
    void a_source_keeps_its_connector_and_is_forgotten_if_it_is_small() throws StoreUnavailable {
      String source =
          "set: acme\n"
              + "sources: [{name: users, connector: csv, settings: {file: 'file:users.csv'}}]\n";
      company.applied(source);
      assertTrue(
          company
              .refusal(
                  "set: acme\n"
                      + "sources: [{name: users, connector: github, secret: 'env:ILK_SOURCE_X',"
                      + " settings: {url: 'https://api.example', organization: a}}]")
              .contains("connector_fixed"));
      assertEquals(
          List.of("CHANGE source users settings: `file=file:users.csv` → `file=file:all.csv`"),
          company.applied(source.replace("users.csv", "all.csv")));
      assertEquals(List.of("END source users"), company.applied("set: acme\nprune: true\n"));
      assertEquals(List.of(), company.stores.estate().sources().all());
    }

    @Test
    void a_template_is_replaced_as_it_was_looked_at_and_has_one_name() throws StoreUnavailable {
      company.applied(Company.everything());
      String other = Company.everything().replace("about: a deployer", "about: the deployer");
      assertTrue(company.notes(other).contains("what was made of it stays as it is"));
      assertEquals(1, company.applied(other).size());
      assertTrue(
          company
              .refusal(other.replace("- name: deployer\n", "- name: another\n"))
              .contains("calls itself `deployer`"));
      assertTrue(company.stores.governance().templates().remove("deployer"));
      assertEquals(List.of("ADD template deployer"), company.applied(other));
      company.applied("set: acme\nprune: true\n");
      assertEquals(List.of(), company.stores.governance().templates().all());
    }
  }

  @Nested
  class Sqlite extends OnDatabase {
    Sqlite() {
      super(TestDatabase.Kind.SQLITE);
    }
  }

  @Nested
  class Postgresql extends OnDatabase {
    Postgresql() {
      super(TestDatabase.Kind.POSTGRESQL);
    }
  }
}
