package dev.ilk.prove.federation.platform;

import dev.ilk.actor.Width;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.condition.Bindings;
import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.condition.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reviews what the truth of a condition says of a platform's tokens: whether it pins one source,
 * one line of work in it, and work of those who may write; and whether it compares claims with
 * values of their own sort. Goes by what is certain: a condition too clever to be read off is wide.
 */
public final class Breadth {
  /** Claims that say who issued a token, for whom and when, but nothing of where it comes from. */
  private static final Set<ClaimPath> SAYING_NOTHING =
      Set.of("iss", "aud", "exp", "iat", "nbf", "jti").stream()
          .map(ClaimPath::of)
          .collect(Collectors.toUnmodifiableSet());

  private final Platform platform;
  private final Bindings bindings;
  private final Set<Width> accepted;

  private Breadth(Platform platform, Bindings bindings, Set<Width> accepted) {
    this.platform = platform;
    this.bindings = bindings;
    this.accepted = accepted;
  }

  /**
   * Reviews a condition.
   *
   * @param platform whose tokens it is about
   * @param bindings what its truth implies
   * @param accepted the widths that its rule accepts
   * @return what speaks against it, without a place; of a condition that pins no source, only that
   */
  public static List<Problem> review(Platform platform, Bindings bindings, Set<Width> accepted) {
    return new Breadth(platform, bindings, accepted).review();
  }

  private List<Problem> review() {
    List<Problem> problems = new ArrayList<>(otherSorts());
    Optional<Problem> source = source();
    source.ifPresent(problems::add);
    if (source.isEmpty()) {
      work(Width.ANY_BRANCH, platform.profile().branches, "every branch and tag of the source")
          .ifPresent(problems::add);
      work(
              Width.PULL_REQUESTS,
              platform.profile().insiders,
              "pull requests, which people without the right to write can open")
          .ifPresent(problems::add);
    }
    return problems;
  }

  /** A comparison with a value of another sort is never true, and its author believes it is. */
  private List<Problem> otherSorts() {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<ClaimPath, Constraint> entry : bindings.constraints().entrySet()) {
      Profile.Sort sort = platform.profile().sorts.get(entry.getKey());
      if (sort != null && entry.getValue() instanceof Constraint.OneOf(Set<Object> values)) {
        values.stream()
            .filter(value -> sortOf(value) != sort)
            .findFirst()
            .ifPresent(value -> problems.add(otherSort(entry.getKey(), sort, value)));
      }
    }
    return problems;
  }

  private Problem otherSort(ClaimPath claim, Profile.Sort sort, Object value) {
    return invalid(
            "claim_sort",
            "%s writes `%s` as a %s, so that it is never `%s`"
                .formatted(
                    platform.title(),
                    claim,
                    switch (sort) {
                      case TEXT -> "text";
                      case NUMBER -> "number";
                      case TRUTH -> "truth value";
                    },
                    value instanceof String ? "\"" + value + "\"" : value))
        .mend(
            sort == Profile.Sort.TEXT
                ? "write `%s == \"%s\"`".formatted(claim, value)
                : "write it without quotation marks");
  }

  private static Profile.Sort sortOf(Object value) {
    return value instanceof Boolean
        ? Profile.Sort.TRUTH
        : value instanceof Number ? Profile.Sort.NUMBER : Profile.Sort.TEXT;
  }

  private Optional<Problem> source() {
    if (pinsSource()) {
      return Optional.empty();
    }
    Optional<String> name =
        bindings.constraints().keySet().stream()
            .filter(platform.profile().reusable::contains)
            .map(ClaimPath::toString)
            .sorted()
            .findFirst();
    if (name.isPresent()) {
      return refused(
          Width.REUSABLE_NAME,
          invalid(
              "claim_reusable",
              "the condition pins only `%s`, a name that someone else can take over one day"
                  .formatted(name.get())),
          "pin an id as well: " + advice());
    }
    boolean saysNothing = SAYING_NOTHING.containsAll(bindings.constraints().keySet());
    Problem problem =
        invalid(
            "condition_too_broad",
            "the condition lets in more than one source, if not everything of an owner");
    return saysNothing
        ? Optional.of(problem.mend("pin the source itself: " + advice()))
        : refused(Width.ANY_SOURCE, problem, "pin the source itself: " + advice());
  }

  private boolean pinsSource() {
    return platform == Platform.OTHER
        ? !SAYING_NOTHING.containsAll(bindings.constraints().keySet())
        : platform.sources().stream().anyMatch(source -> source.pinnedBy(bindings));
  }

  private Optional<Problem> work(Width width, List<Pins> alternatives, String what) {
    return alternatives.isEmpty() || alternatives.stream().anyMatch(p -> p.pinnedBy(bindings))
        ? Optional.empty()
        : refused(
            width,
            invalid("condition_" + width.word(), "the condition lets in " + what),
            "pin whole values, such as `%s`".formatted(alternatives.getFirst()));
  }

  private Optional<Problem> refused(Width width, Problem problem, String remedy) {
    return accepted.contains(width)
        ? Optional.empty()
        : Optional.of(
            problem.mend(
                "%s; if it is meant, say so in the rule: `accepts: [%s]`, and why in"
                        .formatted(remedy, width.word())
                    + " `accepts_because`"));
  }

  private String advice() {
    List<Source> sources = platform.sources();
    String claim = sources.isEmpty() ? "claims.sub" : sources.getFirst().claim().toString();
    return "`" + claim + " == \"…\"`" + platform.profile().hint;
  }

  private static Problem invalid(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }
}
