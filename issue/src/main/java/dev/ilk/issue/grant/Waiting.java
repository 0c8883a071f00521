package dev.ilk.issue.grant;

import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;

/** A request that waits, and the person before whom it lies. */
record Waiting(Proof.OfHuman person, Id.Session session, Instant signedIn) {
  /** A person answers many apps in a day, and no page shows more. */
  private static final int MOST_GRANTS = 200;

  /** The person with the session; an app that acts for the person can let no further app in. */
  static Result<Waiting> before(Proof proof, GrantStore grants) throws PartUnavailable {
    if (!(proof instanceof Proof.OfHuman person)
        || person.granted().isPresent()
        || person.session().isEmpty()) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.REFUSED, "session_required", "only a person's own session answers")
              .mend("sign in with a browser"));
    }
    Id.Session session = person.session().get();
    try {
      return grants
          .signedIn(session)
          .map(at -> Result.ok(new Waiting(person, session, person.authenticatedAt())))
          .orElseGet(() ->
              Result.failed(
                  Problem.of(Problem.Kind.REFUSED, "session_required", "the session is over")));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sessions cannot be read", e);
    }
  }

  static Problem unknown() {
    return Problem.of(
            Problem.Kind.NOT_FOUND, "authorization_unknown", "no app waits for an answer here")
        .mend("begin again in the app; an answer must come within ten minutes");
  }

  /** Whether this person is whom the app expects, and was here as lately as it wishes. */
  boolean fresh(AuthorizationRequest request) {
    return request.wishes().person().filter(one -> !one.equals(person.actor().subject())).isEmpty()
        && request.wishes().fresh(signedIn, request.created());
  }

  boolean assured(AuthorizationRequest request) {
    return request.wishes().assured(person.assurance());
  }

  /** Whether a grant that holds covers the request already. */
  boolean known(AuthorizationRequest request, GrantStore grants, Instant now)
      throws StoreUnavailable {
    return request.canBeRemembered()
        && grants.of(person.actor().id(), now, MOST_GRANTS).stream()
            .anyMatch(grant -> grant.access().covers(request.access()));
  }
}
