package dev.ilk.gate;

import dev.ilk.decide.Fact;
import dev.ilk.place.Place;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.Circumstances.Change;
import dev.ilk.prove.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The signals of conditional access (H3), as policies see them. */
final class SignalFacts {
  private SignalFacts() {}

  static Map<String, Fact> of(Arrival arrival, Proof proof) {
    Map<String, Fact> facts = new HashMap<>();
    if (!arrival.network().isEmpty()) {
      facts.put("place", place(arrival.place()));
    }
    if (proof instanceof Proof.OfHuman human && human.granted().isEmpty()) {
      Circumstances seen = human.circumstances();
      Set<RiskSignal> signals = RiskSignal.in(seen);
      facts.put("session", session(seen, arrival.at()));
      facts.put(
          "risk",
          new Fact.Group(
              Map.of(
                  "score",
                  new Fact.Count(RiskSignal.score(signals)),
                  "reasons",
                  texts(signals.stream().map(RiskSignal::word).toList()))));
    }
    return facts;
  }

  private static Fact place(Place place) {
    Map<String, Fact> facts = new HashMap<>();
    facts.put("networks", texts(place.networks()));
    place.country().ifPresent(country -> facts.put("country", new Fact.Text(country)));
    place.operator().ifPresent(number -> facts.put("operator", new Fact.Count(number)));
    if (!place.organization().isEmpty()) {
      facts.put("organization", new Fact.Text(place.organization()));
    }
    return new Fact.Group(facts);
  }

  private static Fact session(Circumstances seen, Instant now) {
    Map<String, Fact> facts = new HashMap<>();
    Duration age = Duration.between(seen.opened().orElse(now), now);
    facts.put("age", new Fact.Length(age.isNegative() ? Duration.ZERO : age));
    facts.put("new_device", new Fact.Flag(seen.newDevice()));
    facts.put("changed", texts(seen.changes().stream().map(Change::word).toList()));
    facts.put("challenged", new Fact.Flag(seen.challenged()));
    seen.posture().ifPresent(posture -> facts.put("posture", new Fact.Text(posture)));
    seen.travel()
        .ifPresent(travel ->
            facts.put(
                "travel",
                new Fact.Group(
                    Map.of(
                        "kilometres", new Fact.Count(travel.kilometres()),
                        "speed", new Fact.Count(travel.speed()),
                        "impossible", new Fact.Flag(travel.impossible())))));
    return new Fact.Group(facts);
  }

  private static Fact texts(Collection<String> values) {
    return new Fact.Many(values.stream().sorted().<Fact>map(Fact.Text::new).toList());
  }
}
