package dev.ilk.issue.factor;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;

/** A person in a session: factors are looked after by nobody else. */
record OwnSession(Human human, Id.Session session) {
  static Result<OwnSession> of(Proof proof) {
    return proof instanceof Proof.OfHuman human && human.session().isPresent()
        ? Result.ok(new OwnSession(human.actor(), human.session().get()))
        : Result.failed(
            Problem.of(Problem.Kind.REFUSED, "no_session", "passkeys are looked after in a session")
                .mend("sign in with a browser"));
  }
}
