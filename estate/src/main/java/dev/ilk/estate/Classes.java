package dev.ilk.estate;

import dev.ilk.discover.classify.ClassRule;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.StoreUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Classifiers that know what people have said. */
final class Classes {
  private static final int MOST_SAID = 10_000;

  private final List<ClassRule> rules = ClassRules.builtIn();
  private final SourceStore sources;
  private final AccountStore accounts;

  Classes(SourceStore sources, AccountStore accounts) {
    this.sources = sources;
    this.accounts = accounts;
  }

  /** The names of sources' systems, as rules see them. */
  Map<String, String> systems() throws StoreUnavailable {
    Map<String, String> systems = new HashMap<>();
    for (Source source : sources.all()) {
      systems.put(source.name(), Sightings.system(source));
    }
    return systems;
  }

  Looks looks() throws StoreUnavailable {
    Map<String, String> systems = systems();
    return new Looks(systems, current(systems));
  }

  Classifier current(Map<String, String> systems) throws StoreUnavailable {
    Corrections corrections = new Corrections();
    for (FoundAccount said : accounts.said(MOST_SAID)) {
      corrections.say(
          Sightings.account(systems.getOrDefault(said.source(), said.source()), said, List.of()),
          said.taken().kind());
    }
    return new Classifier(rules, corrections);
  }
}
