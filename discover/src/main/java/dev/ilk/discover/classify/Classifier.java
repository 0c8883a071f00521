package dev.ilk.discover.classify;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Weighs evidence: the weights that speak for each kind are added up, and the likelihood of a kind
 * is its share of the exponentials (softmax).
 */
public final class Classifier {
  private static final String UNKNOWN = "unknown";

  /** Behaviour that outweighs words by as much contradicts them. */
  private static final double CONTRADICTION = 1;

  private final List<ClassRule> rules;
  private final Corrections corrections;

  /**
   * A classifier.
   *
   * @param rules what speaks for what
   * @param corrections what people said
   */
  public Classifier(List<ClassRule> rules, Corrections corrections) {
    this.rules = List.copyOf(rules);
    this.corrections = corrections;
  }

  /**
   * Says what an account is.
   *
   * @param account the account
   * @return what it was taken for, and why
   */
  public Classified classify(Account account) {
    List<Evidence> evidence = new ArrayList<>(corrections.evidence(account));
    Map<Kind, Double> words = new EnumMap<>(Kind.class);
    Map<Kind, Double> deeds = new EnumMap<>(Kind.class);
    evidence.forEach(one -> words.merge(one.says(), one.weight(), Double::sum));
    List<ClassRule> held = rules.stream().filter(rule -> rule.holds(account)).toList();
    for (ClassRule rule : held) {
      evidence.add(rule.evidence(account));
      (rule.behaviour() ? deeds : words).merge(rule.says(), rule.weight(), Double::sum);
    }
    Map<Kind, Double> sums = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      sums.put(kind, words.getOrDefault(kind, 0.0) + deeds.getOrDefault(kind, 0.0));
    }
    evidence.sort(Comparator.comparingDouble(Evidence::weight).reversed());
    Kind likeliest = largest(sums);
    Kind kind = corrections.of(account).orElse(likeliest);
    return new Classified(
        kind,
        subtype(held, kind),
        corrections.of(account).isPresent() ? 1 : share(sums, kind),
        evidence,
        contradicts(words, deeds));
  }

  private static boolean contradicts(Map<Kind, Double> words, Map<Kind, Double> deeds) {
    if (words.isEmpty() || deeds.isEmpty()) {
      return false;
    }
    boolean called = largest(words) == Kind.HUMAN;
    boolean behaves = largest(deeds) == Kind.HUMAN;
    double lead = deeds.getOrDefault(largest(deeds), 0.0) - deeds.getOrDefault(largest(words), 0.0);
    return called != behaves && lead >= CONTRADICTION;
  }

  private static String subtype(List<ClassRule> held, Kind kind) {
    return held.stream()
        .filter(rule -> rule.says() == kind && !rule.subtype().isEmpty())
        .max(Comparator.comparingDouble(ClassRule::weight))
        .map(ClassRule::subtype)
        .orElse(UNKNOWN);
  }

  /** The kind with the largest sum; of equal ones the most careful to assume, a workload. */
  private static Kind largest(Map<Kind, Double> sums) {
    Kind largest = Kind.WORKLOAD;
    for (Map.Entry<Kind, Double> entry : sums.entrySet()) {
      if (entry.getValue() > sums.getOrDefault(largest, 0.0)) {
        largest = entry.getKey();
      }
    }
    return largest;
  }

  private static double share(Map<Kind, Double> sums, Kind kind) {
    double all = sums.values().stream().mapToDouble(Math::exp).sum();
    return Math.exp(sums.getOrDefault(kind, 0.0)) / all;
  }
}
