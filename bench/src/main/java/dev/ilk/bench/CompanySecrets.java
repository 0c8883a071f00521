package dev.ilk.bench;

import dev.ilk.bench.RegistryQuestions.Question;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretScore;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.migration.SecretStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The static secrets of a made-up company, ranked, and what is asked of them. */
final class CompanySecrets {
  private static final int PAGE = 50;
  private static final int TEAMS = 200;
  private static final List<String> SHAPES = List.of("api-key", "access-key", "password");

  private final SecretStore secrets;
  private final Instant now;
  private final Ids ids;

  CompanySecrets(SecretStore secrets, Instant now) {
    this.secrets = secrets;
    this.now = now;
    this.ids = new Ids(InstantSource.fixed(now));
  }

  void fill(int count) throws StoreUnavailable {
    for (int from = 0; from < count; from += SecretStore.MOST_ACCOUNTS) {
      int to = Math.min(count, from + SecretStore.MOST_ACCOUNTS);
      secrets.keep(IntStream.range(from, to).mapToObj(this::holding).toList(), now);
    }
  }

  private SecretStore.Holding holding(int i) {
    Id.Account account = ids.account();
    String name = CompanyAccounts.software("orders", i);
    String source = CompanyAccounts.name(i % FilledRegistry.SOURCES);
    return new SecretStore.Holding(
        account,
        Presence.PRESENT,
        now,
        List.of(
            new SecretStore.Ranked(
                Id.Secret.of(Sha256.of(name.getBytes(StandardCharsets.UTF_8))),
                new StaticSecret.Place(source, "csv", Optional.of(account), name, "key", "k-" + i),
                SHAPES.get(i % SHAPES.size()),
                new StaticSecret.Keeper("", "team-%03d".formatted(i % TEAMS), "prod"),
                new SecretScore(i % 25, i % 7, i % 11, i % 3, List.of()),
                i % 100,
                new StaticSecret.Times(
                    Optional.of(now), Optional.empty(), Optional.empty(), now, now))));
  }

  List<Question> questions() {
    Optional<String> team = Optional.of("team-007");
    Optional<String> password = Optional.of("password");
    Optional<String> dev = Optional.of("dev");
    Optional<SecretState> proposed = Optional.of(SecretState.PROPOSED);
    return List.of(
        listed(
            "the most to win",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        listed("of an environment", Optional.empty(), Optional.empty(), dev, Optional.empty()),
        listed("of a team", Optional.empty(), team, Optional.empty(), Optional.empty()),
        listed("of a shape", Optional.empty(), Optional.empty(), Optional.empty(), password),
        listed("in a state", proposed, Optional.empty(), Optional.empty(), Optional.empty()),
        listed("of a team, environment and shape", Optional.empty(), team, dev, password),
        new Question("secrets: counts", _ -> secrets.counts()));
  }

  private Question listed(
      String name,
      Optional<SecretState> state,
      Optional<String> team,
      Optional<String> environment,
      Optional<String> shape) {
    SecretQuery query =
        new SecretQuery(
            state,
            team,
            environment,
            shape,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            PAGE);
    return new Question("secrets: " + name, _ -> secrets.page(query));
  }
}
