package dev.ilk.keys.ring;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.keys.Algorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the keys of a ring are made and how long they serve.
 *
 * @param algorithm what new keys sign with; a change takes effect at the next rotation
 * @param period how long a key signs before it is rotated by schedule, from {@link #MIN_PERIOD} to
 *     {@link #MAX_PERIOD} and longer than {@code lead}; empty if by command only
 * @param lead how long a key is published before it signs, so that verifiers which fetch the set
 *     now and then know it in time; from {@link #MIN_LEAD} to {@link #MAX_LEAD}
 * @param retention how long a key stays published after it stopped to sign; at least the longest
 *     life of what the ring signs, plus the time in which every node has noticed the rotation; from
 *     {@link #MIN_RETENTION} to {@link #MAX_RETENTION} and {@link #MAX_RETIRED} periods
 */
public record RingPolicy(
    Algorithm algorithm, Optional<Duration> period, Duration lead, Duration retention) {
  /** The shortest time for which a key signs. */
  public static final Duration MIN_PERIOD = Duration.ofHours(1);

  /** The longest time for which a key signs when rotated by schedule. */
  public static final Duration MAX_PERIOD = Duration.ofDays(400);

  /** The shortest time for which a key is published before it signs. */
  public static final Duration MIN_LEAD = Duration.ofMinutes(1);

  /** The longest time for which a key must be published before it signs. */
  public static final Duration MAX_LEAD = Duration.ofDays(30);

  /** The shortest retention: above all, longer than a node may go on with what it last read. */
  public static final Duration MIN_RETENTION = Duration.ofMinutes(15);

  /** The longest retention. */
  public static final Duration MAX_RETENTION = Duration.ofDays(36_500);

  /** A schedule may keep so many retired keys published at a time. */
  public static final int MAX_RETIRED = 40;

  /** For tokens that live for minutes to a day: ES256, rotated every 30 days. */
  public static final RingPolicy TOKENS =
      new RingPolicy(
          Algorithm.ES256,
          Optional.of(Duration.ofDays(30)),
          Duration.ofHours(1),
          Duration.ofDays(2));

  /**
   * For roots of trust domains, which sign authorities that live for three months: rotated every
   * 360 days, and known for a day before.
   */
  public static final RingPolicy ROOTS =
      new RingPolicy(
          Algorithm.ES256,
          Optional.of(Duration.ofDays(360)),
          Duration.ofDays(1),
          Duration.ofDays(100));

  /** For the log, whose checkpoints are verified for ever: Ed25519, rotated by command. */
  public static final RingPolicy CHECKPOINTS =
      new RingPolicy(Algorithm.EDDSA, Optional.empty(), Duration.ofHours(1), MAX_RETENTION);

  public RingPolicy {
    List<Problem> problems = problems(algorithm, period, lead, retention);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.getFirst().sentence());
    }
  }

  /**
   * Makes a policy from configuration.
   *
   * @param algorithm as in the record
   * @param period as in the record
   * @param lead as in the record
   * @param retention as in the record
   * @return the policy, or all that is wrong with it
   */
  public static Result<RingPolicy> of(
      Algorithm algorithm, Optional<Duration> period, Duration lead, Duration retention) {
    List<Problem> problems = problems(algorithm, period, lead, retention);
    return problems.isEmpty()
        ? Result.ok(new RingPolicy(algorithm, period, lead, retention))
        : new Result.Failed<>(problems);
  }

  private static List<Problem> problems(
      Algorithm algorithm, Optional<Duration> period, Duration lead, Duration retention) {
    List<Problem> problems = new ArrayList<>();
    if (!algorithm.signs()) {
      problems.add(
          problem("algorithm", "`" + algorithm.joseName() + "` is for verifying only here"));
    }
    period.ifPresent(span -> between("period", span, MIN_PERIOD, MAX_PERIOD, problems));
    between("lead", lead, MIN_LEAD, MAX_LEAD, problems);
    between("retention", retention, MIN_RETENTION, MAX_RETENTION, problems);
    if (period.isPresent() && period.get().compareTo(lead) <= 0) {
      problems.add(problem("lead", "the next key would never be published long enough"));
    }
    if (period.isPresent() && retention.compareTo(period.get().multipliedBy(MAX_RETIRED)) > 0) {
      problems.add(
          problem("retention", "more than " + MAX_RETIRED + " retired keys would be published"));
    }
    return problems;
  }

  private static void between(
      String name, Duration span, Duration least, Duration most, List<Problem> problems) {
    if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
      problems.add(
          problem(
              name,
              "`%s` is outside %s to %s"
                  .formatted(Span.format(span), Span.format(least), Span.format(most))));
    }
  }

  private static Problem problem(String where, String message) {
    return Problem.of(Problem.Kind.INVALID, "ring_policy_invalid", message).at(where);
  }
}
