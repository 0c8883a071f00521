package dev.ilk.web;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Tenant;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What people of a test lend. */
final class Lent {
  private Lent() {}

  static Delegation of(
      Id.Delegation id,
      Id.Identity from,
      Id.Identity to,
      Audience audience,
      Set<String> scopes,
      Instant now) {
    return new Delegation(
        id,
        from,
        to,
        TestIlk.PROD,
        Tenant.SOLE,
        Set.of(audience),
        scopes,
        "read my invoices",
        now,
        now.plus(Duration.ofHours(1)),
        false);
  }
}
