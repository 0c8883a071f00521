package dev.ilk.guard;

import java.util.List;

/**
 * What the access plane says of an action, recorded.
 *
 * @param allowed yes or no
 * @param reason one sentence for people
 * @param policies the ids of the policies that decided
 */
public record Judgement(boolean allowed, String reason, List<String> policies) {
  public Judgement {
    policies = List.copyOf(policies);
  }
}
