package dev.ilk.guard;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtSigner;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The door at which guards fetch policies, as docs/policy-bundle.md describes it. */
final class Bundles {
  static final String DOOR = "/access/v1/bundle";
  private static final String ENTITIES =
      """
      [{"uid": {"type": "Workload", "id": "prod-checkout"},
        "attrs": {"environment": "prod", "tenant": "acme", "sensitivity": "high"},
        "parents": [{"type": "Team", "id": "shop"}]},
       {"uid": {"type": "Workload", "id": "prod-payments-api"},
        "attrs": {"owner": {"__entity": {"type": "Team", "id": "payments"}}},
        "parents": [{"type": "Team", "id": "payments"}]},
       {"uid": {"type": "Action", "id": "payments:read"}, "attrs": {},
        "parents": [{"type": "Action", "id": "read"}]}]
      """;

  private final Service service;
  volatile String policies = "permit (principal, action, resource);";
  volatile String entities = ENTITIES;
  volatile String version = "one";
  volatile long sequence = 1;
  volatile Signer signer;
  volatile String type = "policies+jwt";
  volatile String issuer;

  /** What is done to the claims before they are signed. */
  volatile UnaryOperator<Claims> change = UnaryOperator.identity();

  /** Answers every question, once it is set. */
  volatile String replayed = "";

  volatile String last = "";

  Bundles(Service service) {
    this.service = service;
    this.signer = service.ilk.signer;
    this.issuer = service.ilk.issuer();
    service.ilk.on(
        DOOR,
        exchange -> {
          String query = String.valueOf(exchange.getRequestURI().getQuery());
          last = JwtSigner.sign(signer, type, change.apply(claims(query)));
          String bundle = replayed.isEmpty() ? last : replayed;
          Ilk.json(exchange, 200, "{\"bundle\":\"%s\"}".formatted(bundle));
        });
  }

  private Claims claims(String query) {
    Claims.Builder claims =
        Claims.builder()
            .put("iss", issuer)
            .put("aud", "workload:prod-payments-api")
            .put("iat", service.ilk.clock.instant())
            .put("exp", service.ilk.clock.instant().plus(Duration.ofHours(1)))
            .put("seq", sequence)
            .put("version", version);
    if (!query.equals("known=" + version)) {
      claims.put("policies", json()).put("entities", entities);
    }
    return claims.build();
  }

  /** The policies as Cedar writes them; what is no policy is sent as it is. */
  private String json() {
    return switch (PolicySet.parse(SourceText.of(policies), PolicySet.Ids.BY_ANNOTATION)) {
      case Parsed.Read<PolicySet>(var set) -> CedarJson.write(set);
      case Parsed.Refused<PolicySet> refused -> policies;
    };
  }

  /** Other policies, in force from now on. */
  void change(String text) {
    policies = text;
    sequence++;
    version = "v" + sequence;
  }
}
