package dev.ilk.discover.connect;

import dev.ilk.discover.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a system that a test serves through the profile that comes with Ilk, to its end. */
final class Reads {
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final int MOST_PAGES = 50;

  final List<Duration> waited = new ArrayList<>();
  private final String profile;
  private final String secret;
  private final Map<String, String> parameters;

  Reads(String profile, String secret, Map<String, String> parameters) {
    this.profile = profile;
    this.secret = secret;
    this.parameters = parameters;
  }

  Connector connector(Served served) throws SystemUnreadable {
    return Profiles.connector(
        Profiles.of(profile).orElseThrow(),
        profile,
        served.uri(),
        parameters,
        secret,
        waited::add,
        () -> NOW);
  }

  /** Each page by a connector of its own, as if the process had ended in between. */
  List<Account> all(Served served) throws Exception {
    List<Account> accounts = new ArrayList<>();
    Optional<String> cursor = Optional.of(Connector.START);
    for (int pages = 0; cursor.isPresent() && pages < MOST_PAGES; pages++) {
      Page page = connector(served).next(cursor.get());
      accounts.addAll(page.accounts());
      cursor = page.next();
    }
    return accounts;
  }
}
