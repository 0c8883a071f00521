package dev.ilk.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.kernel.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhrasingTest {
  private static Question question(Target target) {
    Map<String, Fact> context =
        Map.of(
            "time", new Fact.Moment(Cast.NOW),
            "age", new Fact.Length(Duration.ofMinutes(3)),
            "network", new Fact.Address("192.0.2.7"),
            "by", new Fact.Ref("Workload", "a \"b\" \n"),
            "several", new Fact.Many(List.of(new Fact.Count(3), new Fact.Flag(true))),
            "group", new Fact.Group(Map.of("text", new Fact.Text("é"))));
    return new Question(Cast.workload("prod"), Optional.empty(), "pay", target, context);
  }

  @Test
  void a_recorded_question_reads_back_as_it_was_asked() {
    Question question = question(Cast.service("prod", "main"));
    Posed asked = Phrasing.of(question);
    Posed read = CedarJson.readPosed(SourceText.of(Phrased.of(question).recorded())).orThrow();
    assertEquals(asked.request(), read.request());
    assertEquals(CedarJson.write(asked.entities()), CedarJson.write(read.entities()));
  }

  @Test
  void a_recorded_question_is_decided_as_the_question_was() {
    String text =
        """
        @id("fresh")
        permit (principal in Environment::"prod", action, resource)
        when
        {
          context.age < duration("5m") &&
          context.network.isInRange(ip("192.0.2.0/24")) &&
          context.time > datetime("2026-01-01") &&
          resource.tenant == "main"
        };
        """;
    Question question = question(Cast.service("prod", "main"));
    if (!(Policies.compile(List.of(new PolicyText("a.cedar", text)), "7")
        instanceof Result.Ok<Policies>(Policies policies))) {
      throw new AssertionError("the policy is wrong");
    }
    Posed read = CedarJson.readPosed(SourceText.of(Phrased.of(question).recorded())).orThrow();
    Decision decision = policies.rule(read).decision();
    assertEquals(Decision.Outcome.ALLOW, decision.outcome());
    assertEquals(new CedarDecider(policies).decide(question), decision);
  }

  @Test
  void what_policies_cannot_be_asked_is_not_recorded() {
    assertEquals("", Phrased.of(question(Target.of("no type", "1"))).recorded());
  }
}
