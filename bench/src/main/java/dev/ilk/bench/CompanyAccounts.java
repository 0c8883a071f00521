package dev.ilk.bench;

import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import dev.ilk.discover.finding.Findings;
import dev.ilk.estate.stored.Sighting;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The accounts of a made-up company in its systems, as systems tell of them: each other one is a
 * service's, which holds a key and names an owner in one of ten, the others are people's.
 */
final class CompanyAccounts {
  private final int identities;
  private final Instant now;
  private final Classifier classifier = new Classifier(ClassRules.builtIn(), new Corrections());

  CompanyAccounts(int identities, Instant now) {
    this.identities = identities;
    this.now = now;
  }

  /** The first half of the systems are ones in which administrators set addresses. */
  static Source source(int number, int of, Instant now) {
    String connector = number < of / 2 ? "okta" : "csv";
    return new Source(name(number), connector, Map.of(), "", "human:bench", now, Rhythm.USUAL);
  }

  static String name(int source) {
    return "source-%02d".formatted(source);
  }

  static String software(String word, int i) {
    return "svc-%s-%07d".formatted(word, i);
  }

  /** Classified and looked at, as on the way into the store. */
  List<Sighting> sightings(int source, int from, int to) {
    return IntStream.range(from, to)
        .parallel()
        .mapToObj(i -> sighting(account(source, i)))
        .toList();
  }

  Sighting sighting(Account account) {
    Classified said = classifier.classify(account);
    return new Sighting(account, said, Findings.of(account, said, now));
  }

  /** The same account every time. */
  private Account account(int source, int i) {
    return account(source, i, Optional.of(now.minus(Duration.ofDays(i % 120))));
  }

  Account account(int source, int i, Optional<Instant> used) {
    String word = CompanyIdentities.WORDS.get(i / 2 % CompanyIdentities.WORDS.size());
    boolean person = CompanyIdentities.isPerson(i);
    String name = person ? CompanyIdentities.person(i % identities) : software(word, i);
    String owner = CompanyIdentities.person(i % 500 * 2 + 1);
    Map<String, String> software =
        i % 20 == 0
            ? Map.of("description", word + " job", "owner", owner)
            : Map.of("description", word + " job");
    return new Account(
        "csv:" + name(source),
        source + "-" + i,
        name,
        person ? "Person " + i : "",
        person ? name + "@acme.example" : "",
        person ? "User" : "service account",
        true,
        Optional.of(now.minus(Duration.ofDays(i % 900))),
        used,
        person ? Map.of("title", "Engineer") : software,
        person ? List.of() : List.of(key(i)));
  }

  private HeldCredential key(int i) {
    return new HeldCredential(
        "key",
        "k-" + i,
        Optional.of(now.minus(Duration.ofDays(i % 900))),
        Optional.empty(),
        Optional.empty(),
        List.of("read"));
  }
}
