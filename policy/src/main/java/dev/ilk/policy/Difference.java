package dev.ilk.policy;

import dev.ilk.cedar.Policy;
import dev.ilk.decide.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A policy that is not the same in two sets. Layout, comments and the order of policies make no
 * difference.
 *
 * @param id the policy's id
 * @param before the policy in one line, annotations above it; empty if it is new
 * @param after the same; empty if it is gone
 */
public record Difference(String id, String before, String after) {

  /**
   * Compares.
   *
   * @param before the policies so far
   * @param after the policies proposed
   * @return what differs, by id
   */
  public static List<Difference> between(Policies before, Policies after) {
    Map<String, String> old = texts(before);
    Map<String, String> proposed = texts(after);
    List<Difference> found = new ArrayList<>();
    Map<String, String> all = new TreeMap<>(old);
    all.putAll(proposed);
    for (String id : all.keySet()) {
      String was = old.getOrDefault(id, "");
      String is = proposed.getOrDefault(id, "");
      if (!was.equals(is)) {
        found.add(new Difference(id, was, is));
      }
    }
    return found;
  }

  private static Map<String, String> texts(Policies policies) {
    Map<String, String> texts = new TreeMap<>();
    for (Policy policy : policies.own()) {
      texts.put(policy.id(), policy.toString());
    }
    return texts;
  }
}
