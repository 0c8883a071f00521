package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entries of other rooms with everything wrong: all told, nothing written. */
class HostileElsewhereTest {
  @RegisterExtension final FreshDatabase database = new FreshDatabase(TestDatabase.Kind.SQLITE);
  private Company company;

  @BeforeEach
  void open() {
    company = new Company(database.node());
  }

  @AfterEach
  void close() {
    company.close();
  }

  @Test
  void hostile_entries_are_told_at_their_lines() throws StoreUnavailable {
    String longest = "x".repeat(10_000);
    for (String[] one :
        new String[][] {
          {"webhooks: [{name: audit}]", "missing_key", "line 1, webhooks.audit"},
          {"webhooks: [{name: audit, url: u, uri: x}]", "unknown_key", "did you mean `url`"},
          {"webhooks: {name: audit}", "wrong_sort", "begin each entry"},
          {"webhooks: [audit]", "wrong_sort", "a mapping with `name`"},
          {"webhooks: [{name: [a], url: u}]", "wrong_sort", "a list"},
          {"webhooks: [{name: " + longest + ", url: u}]", "malformed_value", "200 characters"},
          {"webhooks: [{name: a/b, url: 'https://a.example'}]", "webhook_invalid", "no name"},
          {"webhooks: [{name: ab, url: 'https://127.0.0.1/x'}]", "", "webhooks.ab"},
          {"webhooks: [{name: ab, url: 'https://169.254.169.254/x'}]", "", "webhooks.ab"},
          {"webhooks: [{name: ab, url: 'https://[::1]/x'}]", "", "webhooks.ab"},
          {"webhooks: [{name: ab, url: 'file:///etc/passwd'}]", "", "webhooks.ab"},
          {
            "webhooks: [{name: ab, url: 'https://a.example', kinds: [robot]}]",
            "webhook_invalid",
            "kinds"
          },
          {
            "webhooks: [{name: ab, url: 'https://a.example', everything: maybe}]",
            "malformed_value",
            "neither"
          },
          {
            "webhooks: [{name: ab, url: u1}, {name: ab, url: u2}]",
            "declared_twice",
            "first on line 1"
          },
          {"sources: [{name: ab, connector: csv, settings: x}]", "wrong_sort", "mapping of texts"},
          {"sources: [{name: ab, connector: csv, settings: {file: [a]}}]", "wrong_sort", "a text"},
          {"templates: [{name: ab, text: 'template: [x'}]", "", "templates.ab.text: "},
          {"sources: [{name: ab, connector: nothing}]", "source_invalid", "no connector"},
          {
            "sources: [{name: ab, connector: csv, settings: {file: '/etc/passwd'}}]",
            "source_secret_invalid",
            "not where"
          },
          {
            "sources: [{name: ab, connector: github, secret: 'env:ILK_ROOT_KEY'}]",
            "source_",
            "sources.ab"
          },
        }) {
      String told = company.refusal(one[0]);
      assertTrue(told.contains(one[1]) && told.contains(one[2]), one[0] + "\n" + told);
      assertFalse(told.contains(longest), "not repeated at length");
    }
    assertEquals(0, company.stores.registry().catalogue().version(), "nothing is written");
  }

  @Test
  void no_more_are_declared_than_may_be() throws StoreUnavailable {
    StringBuilder many = new StringBuilder("webhooks:\n");
    for (int i = 0; i < 51; i++) {
      many.append("  - {name: hook-%02d, url: 'https://a.example/%d'}%n".formatted(i, i));
    }
    assertTrue(company.refusal(many.toString()).startsWith("too_many"));
    assertEquals(50, company.applied(many.substring(0, many.indexOf("  - {name: hook-50"))).size());
  }
}
