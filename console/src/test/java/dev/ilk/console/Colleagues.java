package dev.ilk.console;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Id;
import dev.ilk.prove.human.InMemoryHumans;
import java.util.Optional;

/** The people of a company, found by their subjects. */
record Colleagues(InMemoryHumans humans) implements Subjects {
  @Override
  public Optional<Actor> bySubject(String subject) throws PartUnavailable {
    return humans.byName(subject.substring("human:".length())).map(human -> human);
  }

  @Override
  public Optional<Delegation> delegation(Id.Delegation id) {
    return Optional.empty();
  }
}
