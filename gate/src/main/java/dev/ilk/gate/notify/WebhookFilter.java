package dev.ilk.gate.notify;

import dev.ilk.actor.Kind;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which events of the record somebody wants.
 *
 * @param actions only these, such as {@code Delegate}; all if empty
 * @param kinds only what actors of these kinds did; all, and what nobody did, if empty
 * @param environments only what happened in these; all, and what happened in none, if empty
 * @param everything also what changed nothing: what was read, refused or only answered
 */
public record WebhookFilter(
    Set<String> actions, Set<Kind> kinds, Set<String> environments, boolean everything) {
  /** No more actions or environments than this are named. */
  public static final int MOST = 50;

  /** Names of actions and environments. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

  public WebhookFilter {
    actions = Set.copyOf(actions);
    kinds = Set.copyOf(kinds);
    environments = Set.copyOf(environments);
  }
}
