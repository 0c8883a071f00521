package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What files declare of other rooms, carried from one database to another and back. */
class ElsewhereRoundTripTest {
  @RegisterExtension final FreshDatabase one = new FreshDatabase(TestDatabase.Kind.SQLITE);
  @RegisterExtension final FreshDatabase two = new FreshDatabase(TestDatabase.Kind.POSTGRESQL);

  @Test
  void everything_is_the_same_in_another_registry() throws StoreUnavailable {
    try (Company company = new Company(one.node());
        Company other = new Company(two.node())) {
      company.applied(Company.everything());
      String document = company.exported("acme");
      assertEquals(List.of(), company.planned(document), document);
      assertFalse(other.applied(document).isEmpty());
      assertEquals(document, other.exported("acme"));
      assertEquals(List.of(), other.planned("prune: true\n" + document), "nothing is left out");
      assertEquals(List.of(), other.applied(Company.everything()));
      other.applied("set: acme\nprune: true\n");
      assertEquals(List.of(), other.stores.webhooks().all());
      other.applied(document);
      assertEquals(document, other.exported("acme"));
    }
  }
}
