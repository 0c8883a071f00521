package dev.ilk.bench;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import java.util.List;

/** Our own engine, asked about a world. */
final class OurPolicies implements PolicyEngine {
  private final PolicySet policies;
  private final Posed[] asked;

  OurPolicies(PolicyWorld world) {
    policies = PolicySet.parse(world.policies()).orThrow();
    asked = world.asked().stream().map(OurPolicies::posed).toArray(Posed[]::new);
  }

  private static Posed posed(PolicyWorld.Asked asked) {
    EntityUid team = EntityUid.of("Team", asked.owner());
    EntityUid principal = EntityUid.of("Workload", asked.principal());
    EntityUid resource = EntityUid.of("Service", asked.resource());
    Entities entities =
        Entities.of(
                List.of(
                    new Entity(
                        principal,
                        RecordValue.builder().put("sensitivity", 2).build(),
                        List.of(team, EntityUid.of("Environment", "prod"))),
                    new Entity(
                        resource,
                        RecordValue.builder().put("tier", asked.tier()).put("region", "eu").build(),
                        List.of(team))))
            .orThrow();
    RecordValue context =
        RecordValue.builder().put("environment", "prod").put("age", asked.age()).build();
    Request request =
        new Request(principal, EntityUid.of("Action", asked.action()), resource, context);
    return new Posed(request, entities);
  }

  @Override
  public boolean allows(int number) {
    Posed posed = asked[number];
    return policies.authorize(posed.request(), posed.entities()).allowed();
  }
}
