package dev.ilk.web.admin;

import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which static secrets a request asks for. */
final class SecretParameters {
  private static final Pattern MARK = Pattern.compile("(-?[0-9]{1,12})[.](sec_[0-9a-z]{26})");
  private static final int LONGEST = 200;

  private final ServerRequest request;
  private final List<Problem> problems = new ArrayList<>();

  private SecretParameters(ServerRequest request) {
    this.request = request;
  }

  static Result<SecretQuery> query(ServerRequest request) {
    return new SecretParameters(request).read();
  }

  private Result<SecretQuery> read() {
    Optional<SecretState> state = given("state").flatMap(SecretState::of);
    check("state", state.isPresent());
    Optional<SecretQuery.Mark> after = given("after").flatMap(SecretParameters::mark);
    check("after", after.isPresent());
    Optional<Id.Tranche> tranche =
        given("tranche").flatMap(text -> Ids.parse(Id.Tranche.PREFIX, Id.Tranche::new, text));
    check("tranche", tranche.isPresent());
    Optional<Integer> limit = Parameters.limit(request);
    if (limit.isEmpty()) {
      problems.add(Parameters.wrong("limit"));
    }
    for (String name : List.of("team", "environment", "shape", "source")) {
      check(name, plain(given(name).orElse("")));
    }
    return problems.isEmpty()
        ? Result.ok(
            new SecretQuery(
                state,
                named("team"),
                named("environment"),
                given("shape"),
                given("source"),
                tranche,
                given("gone").equals(Optional.of("true")),
                after,
                limit.orElseThrow()))
        : new Result.Failed<>(problems);
  }

  private void check(String name, boolean understood) {
    if (!understood && given(name).isPresent()) {
      problems.add(Parameters.wrong(name));
    }
  }

  private Optional<String> given(String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
  }

  /** A dash stands for nobody and nowhere. */
  private Optional<String> named(String name) {
    return given(name).map(value -> value.equals("-") ? "" : value);
  }

  private static boolean plain(String text) {
    return text.length() <= LONGEST
        && text.chars()
            .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }

  static String text(SecretQuery.Mark mark) {
    return mark.rank() + "." + mark.id();
  }

  private static Optional<SecretQuery.Mark> mark(String text) {
    Matcher parts = MARK.matcher(text);
    return parts.matches()
        ? Ids.parse(Id.Secret.PREFIX, Id.Secret::new, parts.group(2))
            .map(id -> new SecretQuery.Mark(Long.parseLong(parts.group(1)), id.value()))
        : Optional.empty();
  }
}
