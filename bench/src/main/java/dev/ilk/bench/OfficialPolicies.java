package dev.ilk.bench;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The official binding for Java, by its fast path: policies and schema are cached in it. */
final class OfficialPolicies implements PolicyEngine {
  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final List<Asked> asked;

  private record Asked(AuthorizationRequest request, Entities entities) {}

  OfficialPolicies(PolicyWorld world) throws InternalException, CacheException {
    policies = PolicySet.parsePolicies(world.policies());
    policies.cache();
    Schema schema = Schema.parse(Schema.JsonOrCedar.Cedar, world.schema());
    schema.cache();
    asked = world.asked().stream().map(one -> asked(one, schema)).toList();
  }

  private static Asked asked(PolicyWorld.Asked one, Schema schema) {
    EntityUID team = uid("Team", one.owner());
    Entity principal =
        new Entity(
            uid("Workload", one.principal()),
            Map.of("sensitivity", new PrimLong(2L)),
            Set.of(team, uid("Environment", "prod")));
    Entity resource =
        new Entity(
            uid("Service", one.resource()),
            Map.of("tier", new PrimLong((long) one.tier()), "region", new PrimString("eu")),
            Set.of(team));
    AuthorizationRequest request =
        new AuthorizationRequest(
            principal.getEUID(),
            uid("Action", one.action()),
            resource.getEUID(),
            Optional.of(
                Map.of(
                    "environment", new PrimString("prod"), "age", new PrimLong((long) one.age()))),
            Optional.of(schema),
            false);
    return new Asked(request, new Entities(Set.of(principal, resource)));
  }

  private static EntityUID uid(String type, String id) {
    return EntityUID.parse(type + "::\"" + id + "\"").orElseThrow();
  }

  @Override
  public boolean allows(int number) {
    Asked one = asked.get(number);
    try {
      return engine
          .isAuthorized(one.request(), policies, one.entities())
          .success
          .orElseThrow()
          .isAllowed();
    } catch (AuthException e) {
      throw new IllegalStateException("the official binding refused a request", e);
    }
  }
}
