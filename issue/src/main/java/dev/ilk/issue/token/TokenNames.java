package dev.ilk.issue.token;

import dev.ilk.actor.Deployment;
import dev.ilk.issue.revocation.Suspension;
import dev.ilk.keys.jose.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names in a token's claims: of whom and of what it speaks. */
final class TokenNames {
  /** Ilk's claim for the environment. */
  static final String ENVIRONMENT = "env";

  /** Ilk's claim for the tenant. */
  static final String TENANT = "tenant";

  /** Ilk's claim for the delegation that a token was issued under. */
  static final String DELEGATION = "delegation";

  /** Ilk's claim for the instance of software that the token was issued to. */
  static final String INSTANCE = "instance";

  /** Ilk's claim for the elevations that a person's token was issued under; absent without. */
  static final String ELEVATIONS = "elevations";

  private TokenNames() {}

  /**
   * Everything by which a token can be taken back: itself, its holder, its subject, everyone who
   * acts or acted, its delegation, its environment, the instance and deployment it was issued to,
   * and the elevations it was issued under.
   */
  static List<String> all(Claims claims) {
    List<String> names = new ArrayList<>(subjects(claims));
    claims.text("jti").ifPresent(names::add);
    claims.text("client_id").ifPresent(names::add);
    claims.text(DELEGATION).ifPresent(names::add);
    claims.text(INSTANCE).ifPresent(names::add);
    claims.text(Deployment.NAMED).ifPresent(names::add);
    claims.texts(ELEVATIONS).ifPresent(names::addAll);
    claims.text(ENVIRONMENT).map(Suspension::environmentName).ifPresent(names::add);
    return names;
  }

  /** The subject, then the actors, the present one first. */
  static List<String> subjects(Claims claims) {
    List<String> subjects = new ArrayList<>();
    Optional<Claims> party = Optional.of(claims);
    while (party.isPresent()) {
      party.get().text("sub").ifPresent(subjects::add);
      party = party.get().nested("act");
    }
    return subjects;
  }
}
