package dev.ilk.record;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Tenant;
import java.util.Optional;

/**
 * Where something happened.
 *
 * @param environment in which environment; empty for what concerns Ilk as a whole
 * @param tenant whose data; empty for what concerns no tenant
 * @param door through which door it came in, such as {@code token} or {@code admin}
 * @param network the address it came from; a person's address is personal data and kept beside the
 *     entry. Empty if there is none
 * @param node which node of Ilk saw it
 */
public record Scene(
    Optional<Environment> environment,
    Optional<Tenant> tenant,
    String door,
    String network,
    String node) {}
