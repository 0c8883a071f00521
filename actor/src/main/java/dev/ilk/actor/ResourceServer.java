package dev.ilk.actor;

import java.util.Set;

/**
 * A service that accepts tokens.
 *
 * @param audience how tokens name it
 * @param environment the one environment whose tokens it accepts
 * @param tenant whose data it holds
 * @param owner the owning team
 * @param scopes the operations it knows
 */
public record ResourceServer(
    Audience audience, Environment environment, Tenant tenant, Team owner, Set<String> scopes) {
  public ResourceServer {
    scopes = Set.copyOf(scopes);
  }
}
