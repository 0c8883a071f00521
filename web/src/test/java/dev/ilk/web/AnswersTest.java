package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ilk.decide.Decision;
import dev.ilk.gate.ReadTrace;
import dev.ilk.kernel.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How refusals, denials and absences look to a client. */
class AnswersTest {
  private final Network network;
  private final TestIlk ilk;
  private final String[] bearer;

  AnswersTest() throws Exception {
    network = new Network();
    ilk = network.ilk;
    bearer = network.bearer("prod-payments-deployer");
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void problems_of_every_sort_have_their_status() {
    Object[][] table = {
      {Problem.Kind.INVALID, 400},
      {Problem.Kind.UNPROVEN, 401},
      {Problem.Kind.REFUSED, 403},
      {Problem.Kind.NOT_FOUND, 404},
      {Problem.Kind.CONFLICT, 409},
      {Problem.Kind.UNAVAILABLE, 503}
    };
    for (Object[] row : table) {
      ilk.prepared.put(
          ReadTrace.class,
          Problem.of((Problem.Kind) row[0], "some_code", "a message").at("here").mend("do this"));
      Network.Answer answer = network.get("/v1/trace/x", bearer);
      assertEquals(row[1], answer.status());
      assertEquals("some_code", answer.text("code"));
      assertEquals("here: a message (do this)", answer.text("detail"));
      assertEquals("application/problem+json", answer.header("Content-Type"));
      assertEquals(answer.header("Ilk-Correlation"), answer.text("correlation"));
    }
  }

  @Test
  void a_denial_names_its_policies() {
    ilk.decider = question -> Verdicts.deny();
    Network.Answer answer = network.get("/v1/self", bearer);
    assertEquals(403, answer.status());
    assertEquals(Optional.of(List.of("no-fridays")), answer.json().texts("policies"));
  }

  @Test
  void a_denial_that_another_authentication_would_lift_asks_for_it() {
    Decision.Need stepUp = new Decision.Need.StepUp("phr\"h\n");
    Decision.Need fresh = new Decision.Need.FreshProof(Duration.ofMinutes(5));
    ilk.decider =
        question -> new Decision.Needs(List.of("p"), "sign in again", "1", List.of(stepUp, fresh));
    Network.Answer answer = network.get("/v1/self", bearer);
    assertEquals(401, answer.status());
    assertEquals(
        "Bearer error=\"insufficient_user_authentication\", acr_values=\"phrh\", max_age=\"300\"",
        answer.header("WWW-Authenticate"));
    assertEquals("insufficient_user_authentication", answer.text("code"));
    Decision.Need approval = new Decision.Need.Approval("sre");
    ilk.decider =
        question -> new Decision.Needs(List.of("p"), "two", "1", List.of(stepUp, approval));
    assertEquals(403, network.get("/v1/self", bearer).status(), "another sign-in is not enough");
  }

  @Test
  void while_a_part_is_away_the_answer_is_503_and_says_when_to_come_back() {
    ilk.recordReachable = false;
    Network.Answer answer = network.get("/v1/self", bearer);
    assertEquals(503, answer.status());
    assertFalse(answer.header("Retry-After").isEmpty());
    ilk.recordReachable = true;
    assertEquals(200, network.get("/v1/self", bearer).status());
  }
}
