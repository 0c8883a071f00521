package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Set;

/**
 * Software that acts on its own behalf.
 *
 * @param id the immutable identifier
 * @param name carries environment and service, such as {@code prod-payments-api}
 * @param subtype what sort of software
 * @param status where in life
 * @param environment where it runs
 * @param tenant whose data it may touch
 * @param stewardship who answers for it
 * @param created when it was made
 * @param end when it ends by itself
 * @param scopes the most that its tokens can say
 */
public record Workload(
    Id.Identity id,
    String name,
    Subtype subtype,
    Status status,
    Environment environment,
    Tenant tenant,
    Stewardship stewardship,
    Instant created,
    Instant end,
    Set<String> scopes)
    implements Machine {

  /** The sorts of software (R1). */
  public enum Subtype {
    /** A long-running service. */
    SERVICE,
    /** A batch or scheduled job. */
    JOB,
    /** A pipeline of a CI system. */
    CI_PIPELINE,
    /** A chat or automation bot. */
    BOT,
    /** An integration or partner's connector. */
    INTEGRATION,
    /** A consumer of webhooks. */
    WEBHOOK_CONSUMER,
    /** An account of another system that stands for software. */
    SERVICE_ACCOUNT,
    /** Run by a vendor. */
    VENDOR_MANAGED
  }

  public Workload {
    if (!Names.carries(environment, name)) {
      throw new IllegalArgumentException("`%s` does not carry its environment".formatted(name));
    }
    scopes = Set.copyOf(scopes);
  }

  @Override
  public Workload in(Status next, Stewardship held, Instant until, Set<String> most) {
    return new Workload(id, name, subtype, next, environment, tenant, held, created, until, most);
  }
}
