package dev.ilk.cedar;

import dev.ilk.cedar.data.EntityUid;
import java.util.Optional;

/**
 * How a policy is made from a template.
 *
 * @param id the id of the policy that is made
 * @param template the id of the template
 * @param principal what fills {@code ?principal}, exactly if the template has it
 * @param resource what fills {@code ?resource}, exactly if the template has it
 */
public record Link(
    String id, String template, Optional<EntityUid> principal, Optional<EntityUid> resource) {}
