package dev.ilk.issue.session;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import java.util.Optional;

/** Whose sessions a command is about: those of whoever asks, unless it names another. */
final class Whose {
  private Whose() {}

  static Result<Human> of(Optional<String> named, Proof proof, Subjects subjects)
      throws PartUnavailable {
    Optional<Actor> actor =
        named.isEmpty() ? Optional.of(proof.actor()) : subjects.bySubject("human:" + named.get());
    return actor.isPresent() && actor.get() instanceof Human human
        ? Result.ok(human)
        : Result.failed(
            Problem.of(Problem.Kind.NOT_FOUND, "person_unknown", "only people have sessions")
                .mend("look at `ilk identity ls --kind human`"));
  }
}
