package dev.ilk.web.admin;

import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The parameters of one request, read one by one; every one that is not understood is told. */
final class Parameters {
  private static final int PAGE = 100;

  private final ServerRequest request;
  private final List<Problem> problems = new ArrayList<>();

  Parameters(ServerRequest request) {
    this.request = request;
  }

  /** What stands under a name, as it is understood; empty if nothing does, or it is not. */
  <T> Optional<T> one(String name, Function<String, Optional<T>> parse) {
    Optional<String> text = given(request, name);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      wrongly(name);
    }
    return value;
  }

  /** A text of no great length without control characters; empty if there is none. */
  String text(String name) {
    return one(name, Parameters::sound).orElse("");
  }

  /** A team of this name, which may be made up; empty if none is named. */
  Optional<Team> team(String name) {
    Optional<String> team = given(request, name);
    Optional<String> sound = team.filter(one -> Names.TENANT.matcher(one).matches());
    if (team.isPresent() && sound.isEmpty()) {
      wrongly(name, "expected the name of a team");
    }
    return sound.map(Team::new);
  }

  boolean isTrue(String name) {
    return given(request, name).equals(Optional.of("true"));
  }

  /** How many to list. */
  int limit() {
    return limit(PAGE, FindingQuery.MOST);
  }

  /** How many to list, where it is not as many as elsewhere. */
  int limit(int usual, int most) {
    String text = given(request, "limit").orElse(String.valueOf(usual));
    int limit = text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > most) {
      wrongly("limit", "expected a limit of 1 to " + most);
    }
    return limit;
  }

  void wrongly(String name) {
    problems.add(wrong(name));
  }

  void wrongly(String name, String expected) {
    problems.add(Problem.of(Problem.Kind.INVALID, "parameter_invalid", expected).at(name));
  }

  /** What is made of them, once all that it takes has been read; asked only if nothing is wrong. */
  <T> Result<T> made(Supplier<T> make) {
    return problems.isEmpty() ? Result.ok(make.get()) : new Result.Failed<>(problems);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  static Optional<String> sound(String text) {
    return Optional.of(text)
        .filter(one -> one.length() <= AccountQuery.LONGEST)
        .filter(one -> one.chars().noneMatch(Character::isISOControl));
  }

  /** How many to list; empty if what is asked for is no such number. */
  static Optional<Integer> limit(ServerRequest request) {
    return Optional.of(given(request, "limit").orElse(String.valueOf(PAGE)))
        .filter(one -> one.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .filter(number -> number <= FindingQuery.MOST);
  }

  static Problem wrong(String name) {
    return Problem.of(
            Problem.Kind.INVALID, "parameter_invalid", "`%s` is not understood".formatted(name))
        .at(name);
  }

  private static Optional<String> given(ServerRequest request, String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
  }
}
