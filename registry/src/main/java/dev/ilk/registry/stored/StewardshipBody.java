package dev.ilk.registry.stored;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import java.time.Duration;
import java.time.Instant;

/** The part of a machine's body that says who answers for it. */
final class StewardshipBody {
  private StewardshipBody() {}

  static ObjectNode write(Stewardship of) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("owner", of.owner().name())
            .put("contact", of.contact())
            .put("purpose", of.purpose())
            .put("sensitivity", of.sensitivity().name())
            .put("authentication", of.authentication())
            .put("credential_lifetime", of.credentialLifetime().toString())
            .put("recreatable", of.recreatable())
            .put("revocation", of.revocationPath());
    Body.put(body, "approver", of.approver());
    Body.put(body, "rotation", of.rotation());
    Body.put(body, "last_review", of.lastReview());
    body.set("dependencies", Body.array(of.dependencies()));
    return body;
  }

  static Stewardship read(Body body) {
    return new Stewardship(
        new Team(body.text("owner")),
        body.text("contact"),
        body.maybe("approver"),
        body.text("purpose"),
        body.choice("sensitivity", Stewardship.Sensitivity.class),
        body.text("authentication"),
        body.span("credential_lifetime"),
        body.texts("dependencies"),
        body.flag("recreatable"),
        body.maybe("rotation").map(Duration::parse),
        body.text("revocation"),
        body.maybe("last_review").map(Instant::parse));
  }
}
