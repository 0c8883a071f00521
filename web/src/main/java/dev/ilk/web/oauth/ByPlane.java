package dev.ilk.web.oauth;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** One path at which human issuers do something else than those of software and agents. */
final class ByPlane extends IssuerDoor {
  private final IssuerDoor people;
  private final IssuerDoor others;

  ByPlane(IssuerDoor people, IssuerDoor others) {
    this.people = people;
    this.others = others;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer)
      throws Exception {
    (issuer.plane() == Kind.HUMAN ? people : others).handle(request, response, issuer);
  }
}
