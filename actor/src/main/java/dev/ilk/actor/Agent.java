package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Set;

/**
 * An AI agent: proves itself like a workload, and can do nothing without a delegation (A1).
 *
 * @param id the immutable identifier
 * @param name carries environment and purpose, such as {@code prod-invoice-helper}
 * @param status where in life
 * @param environment where it runs
 * @param tenant whose data it may touch
 * @param stewardship who answers for it
 * @param created when it was made
 * @param end when it ends by itself
 * @param scopes the most that its tokens can say, whatever is delegated
 * @param model which model drives it, as its makers name it; may be empty
 */
public record Agent(
    Id.Identity id,
    String name,
    Status status,
    Environment environment,
    Tenant tenant,
    Stewardship stewardship,
    Instant created,
    Instant end,
    Set<String> scopes,
    String model)
    implements Machine {
  public Agent {
    if (!Names.carries(environment, name)) {
      throw new IllegalArgumentException("`%s` does not carry its environment".formatted(name));
    }
    scopes = Set.copyOf(scopes);
  }

  @Override
  public Agent in(Status next, Stewardship held, Instant until, Set<String> most) {
    return new Agent(id, name, next, environment, tenant, held, created, until, most, model);
  }
}
