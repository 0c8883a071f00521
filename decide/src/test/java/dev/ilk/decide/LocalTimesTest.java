package dev.ilk.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimesTest {
  private static final String HOURS =
      """
      @id("hours") permit(principal, action, resource)
      when {
        context.local["%s"].weekday <= 5 &&
        context.local["%s"].minute_of_day >= 450 &&
        context.local["%s"].hour < 18 &&
        context.local["%s"].date != "2026-12-25"
      };
      """;

  private static Result<Policies> compile(String zone) {
    String text = HOURS.formatted(zone, zone, zone, zone);
    return Policies.compile(List.of(new PolicyText("hours.cedar", text)), "v1");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T06:29:59Z, false",
    "2026-11-20T06:30:00Z, true",
    "2026-11-20T16:59:59Z, true",
    "2026-11-20T17:00:00Z, false",
    "2026-11-21T10:00:00Z, false",
    // In summer the same hour of the day is an hour earlier.
    "2026-07-17T05:30:00Z, true",
    "2026-07-17T16:00:00Z, false",
    "2026-12-25T10:00:00Z, false",
  })
  void hours_are_those_of_the_zone_that_the_policy_names(Instant at, boolean open) {
    Policies policies =
        switch (compile("Europe/Zurich")) {
          case Result.Ok<Policies>(Policies compiled) -> compiled;
          case Result.Failed<Policies>(List<Problem> problems) ->
              throw new AssertionError(problems.toString());
        };
    Question question =
        new Question(
            Cast.workload("prod"),
            Optional.empty(),
            "deploy",
            Target.of("Service", "payments"),
            Map.of("time", new Fact.Moment(at)));
    assertEquals(open, new CedarDecider(policies).decide(question) instanceof Decision.Allow);
  }

  @Test
  void a_zone_that_does_not_exist_is_refused() {
    assertInstanceOf(Result.Failed.class, compile("Europe/Zurch"));
    if (compile("Europe/Zurch") instanceof Result.Failed<Policies>(List<Problem> problems)) {
      assertEquals(List.of("time_zone_unknown"), problems.stream().map(Problem::code).toList());
    }
  }
}
