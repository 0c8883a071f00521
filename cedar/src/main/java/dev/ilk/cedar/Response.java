package dev.ilk.cedar;

import java.util.List;

/**
 * The answer to a request.
 *
 * @param decision allow if some permit applies and no forbid does, else deny
 * @param determining the policies that decided, in the order of the set: the permits of an allowed
 *     request, else the forbids; empty if nothing applied
 * @param errors the policies that have no value for the request, in the order of the set
 */
public record Response(Decision decision, List<Policy> determining, List<PolicyError> errors) {

  static final Response NOTHING_APPLIES = new Response(Decision.DENY, List.of(), List.of());

  public Response {
    determining = List.copyOf(determining);
    errors = List.copyOf(errors);
  }

  /**
   * Tells whether the request is allowed.
   *
   * @return whether the decision is {@link Decision#ALLOW}
   */
  public boolean allowed() {
    return decision == Decision.ALLOW;
  }

  /**
   * The ids of the policies that decided.
   *
   * @return the ids, in the order of the set
   */
  public List<String> reasons() {
    return determining.stream().map(Policy::id).toList();
  }
}
