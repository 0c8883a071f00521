package dev.ilk.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.measure.stored.Buckets;
import dev.ilk.measure.stored.Cell;
import dev.ilk.measure.stored.Counter;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one event counts as, worked out by hand. */
class TallyTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private final Tally tally = new Tally(new Acts.Three(), Set.of("RotateKeys"));

  private long number(Counter counter, String team, Kind kind) {
    return tally.counts().numbers().entrySet().stream()
        .filter(entry ->
            entry.getKey().counter() == counter
                && entry.getKey().team().equals(team)
                && entry.getKey().kind() == kind)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private long number(Counter counter, Kind kind) {
    return number(counter, Cell.ALL, kind);
  }

  private void count(Acts.Act act) throws Exception {
    tally.count(act.at(Acts.NOON));
  }

  private static Acts.Act exchange(Event.Result result) {
    return Acts.Act.of("ExchangeToken", result, Acts.API, Acts.token(Duration.ofMinutes(5)));
  }

  @Test
  void each_way_to_fail_is_counted_apart() throws Exception {
    for (Event.Result result :
        Set.of(Event.Result.DONE, Event.Result.DENIED, Event.Result.REFUSED, Event.Result.FAILED)) {
      count(exchange(result));
    }
    count(exchange(Event.Result.UNPROVEN).byNobody(Acts.failed(Kind.WORKLOAD)));
    assertEquals(5, number(Counter.EXCHANGES, Kind.WORKLOAD));
    assertEquals(1, number(Counter.EXCHANGES_DENIED, Kind.WORKLOAD));
    assertEquals(1, number(Counter.EXCHANGES_REFUSED, Kind.WORKLOAD));
    assertEquals(1, number(Counter.EXCHANGES_BROKEN, Kind.WORKLOAD));
    assertEquals(1, number(Counter.EXCHANGES_UNPROVEN, Kind.WORKLOAD));
    // Who was not proven is of no team.
    assertEquals(4, number(Counter.EXCHANGES, "payments", Kind.WORKLOAD));
    assertEquals(0, number(Counter.EXCHANGES, Kind.AGENT));
  }

  @Test
  void only_a_token_that_was_given_has_a_lifetime() throws Exception {
    count(exchange(Event.Result.DONE));
    count(exchange(Event.Result.DENIED));
    assertEquals(1, number(Counter.TOKENS, Kind.WORKLOAD));
    Cell lifetime =
        new Cell(
            DAY,
            Counter.TOKEN_LIFETIME,
            "prod",
            Cell.ALL,
            Kind.WORKLOAD,
            Buckets.of(Duration.ofMinutes(5).toMillis()));
    assertEquals(1, tally.counts().numbers().get(lifetime));
  }

  @Test
  void the_age_of_a_token_is_from_its_making_to_its_use() throws Exception {
    Id.Token token = new Ids(() -> Acts.NOON.minusSeconds(90)).token();
    count(
        Acts.Act.of("ReportAction", Event.Result.DONE, Acts.API, Acts.action(Optional.of(token))));
    Cell age =
        new Cell(DAY, Counter.TOKEN_AGE, "prod", Cell.ALL, Kind.WORKLOAD, Buckets.of(90_000));
    assertEquals(1, tally.counts().numbers().get(age));
  }

  @Test
  void privileged_actions_count_by_how_a_person_came_to_them() throws Exception {
    Acts.Act rotate = Acts.Act.of("RotateKeys", Event.Result.DONE, Acts.ADA, Acts.asked());
    count(rotate.proven(Acts.signedIn("", false)));
    count(rotate.proven(Acts.signedIn("phr", false)));
    count(rotate.proven(Acts.signedIn("phrh", true)));
    Acts.Act read = Acts.Act.of("ReadTrace", Event.Result.DONE, Acts.ADA, Acts.asked());
    count(read.proven(Acts.signedIn("phr", true)));
    Acts.Act denied = Acts.Act.of("RotateKeys", Event.Result.DENIED, Acts.ADA, Acts.asked());
    count(denied.proven(Acts.signedIn("", false)));
    assertEquals(3, number(Counter.PRIVILEGED, Kind.HUMAN));
    assertEquals(2, number(Counter.PRIVILEGED_STEPPED_UP, Kind.HUMAN));
    assertEquals(1, number(Counter.PRIVILEGED_ELEVATED, Kind.HUMAN));
    // Ada is in two teams: each has her actions, and together they are no more.
    assertEquals(3, number(Counter.PRIVILEGED, "payments", Kind.HUMAN));
    assertEquals(3, number(Counter.PRIVILEGED, "platform", Kind.HUMAN));
  }

  @Test
  void an_announced_action_is_decided_once() throws Exception {
    Event intent =
        Acts.Act.of("RotateKeys", Event.Result.INTENT, Acts.ADA, Acts.asked()).at(Acts.NOON);
    tally.count(intent);
    count(
        Acts.Act.of("RotateKeys", Event.Result.DONE, Acts.ADA, Acts.asked()).closing(intent.id()));
    assertEquals(1, number(Counter.DECISIONS, Kind.HUMAN));
    assertEquals(1, number(Counter.DECISIONS_BY_POLICY, Kind.HUMAN));
  }

  @Test
  void what_people_answer_and_what_nothing_permits_is_not_by_policy() throws Exception {
    count(Acts.Act.of("ApproveAction", Event.Result.DONE, Acts.ADA, Acts.asked()));
    count(
        Acts.Act.of("EvaluateAccess", Event.Result.DENIED, Acts.API, Acts.asked())
            .under(Acts.decided()));
    count(
        Acts.Act.of("EvaluateAccess", Event.Result.REFUSED, Acts.API, Acts.asked())
            .under(Acts.UNDECIDED));
    assertEquals(1, number(Counter.DECISIONS, Kind.HUMAN));
    assertEquals(1, number(Counter.DECISIONS, Kind.WORKLOAD));
    assertEquals(0, number(Counter.DECISIONS_BY_POLICY, Kind.HUMAN));
    assertEquals(0, number(Counter.DECISIONS_BY_POLICY, Kind.WORKLOAD));
  }

  @Test
  void a_finding_counts_as_mistaken_only_if_a_person_could_say_so() throws Exception {
    Particulars mistaken = Acts.action(Optional.empty(), "ground", "mistaken");
    count(Acts.Act.of("AcceptFinding", Event.Result.DONE, Acts.ADA, mistaken));
    count(Acts.Act.of("AcceptFinding", Event.Result.INTENT, Acts.ADA, mistaken));
    count(Acts.Act.of("AcceptFinding", Event.Result.DENIED, Acts.ADA, mistaken));
    Particulars risk = Acts.action(Optional.empty(), "ground", "risk");
    count(Acts.Act.of("AcceptFinding", Event.Result.DONE, Acts.ADA, risk));
    // What was written before there was a choice says nothing of it.
    count(Acts.Act.of("AcceptFinding", Event.Result.DONE, Acts.ADA, Acts.asked()));
    assertEquals(3, number(Counter.FINDINGS_ANSWERED, Kind.HUMAN));
    assertEquals(1, number(Counter.FINDINGS_MISTAKEN, Kind.HUMAN));
  }

  @Test
  void taking_back_lasts_from_the_order_until_it_is_written_that_it_is_done() throws Exception {
    Acts.Act revoke = Acts.Act.of("Revoke", Event.Result.DONE, Acts.ADA, Acts.asked());
    tally.count(revoke.at(Acts.NOON, Acts.NOON.plusMillis(700)));
    Cell time = new Cell(DAY, Counter.REVOKE_TIME, "", Cell.ALL, Kind.HUMAN, Buckets.of(700));
    assertEquals(1, tally.counts().numbers().get(time));
  }

  @Test
  void an_order_counts_with_what_it_reached_if_the_record_tells_that() throws Exception {
    Particulars.OfCredential taken = (Particulars.OfCredential) Acts.token(Duration.ofMinutes(5));
    Particulars.OfCredential.Reached far = new Particulars.OfCredential.Reached(3, 2, 1, 7, false);
    count(Acts.Act.of("Revoke", Event.Result.DONE, Acts.ADA, taken.reaching(far)));
    count(Acts.Act.of("Revoke", Event.Result.DONE, Acts.ADA, taken));
    count(Acts.Act.of("Revoke", Event.Result.FAILED, Acts.ADA, taken.reaching(far)));
    assertEquals(1, number(Counter.ORDERS, Kind.HUMAN));
    assertEquals(3, number(Counter.REACHED_IDENTITIES, Kind.HUMAN));
    assertEquals(7, number(Counter.REACHED_TOKENS, Kind.HUMAN));
  }

  @Test
  void a_deployment_counts_for_what_is_deployed_and_an_instance_is_none() throws Exception {
    count(
        Acts.Act.of(
            "ReportDeployment",
            Event.Result.DONE,
            Acts.HELPER,
            Acts.action(Optional.empty(), "workload", Acts.API.name(), "deployed", "v1")));
    count(
        Acts.Act.of(
            "ReportDeployment",
            Event.Result.DONE,
            Acts.HELPER,
            Acts.action(Optional.empty(), "workload", Acts.API.name(), "started", "pod-1")));
    assertEquals(1, number(Counter.DEPLOYMENTS, Kind.WORKLOAD));
    assertEquals(1, number(Counter.DEPLOYMENTS, "payments", Kind.WORKLOAD));
  }

  @Test
  void only_what_was_done_is_a_use() throws Exception {
    count(exchange(Event.Result.DENIED));
    assertEquals(Map.of(), tally.uses());
    tally.count(exchange(Event.Result.DONE).at(Acts.NOON));
    Instant earlier = Acts.NOON.minusSeconds(5);
    tally.count(exchange(Event.Result.DONE).at(earlier));
    assertEquals(Map.of(Acts.API.id(), Acts.NOON), tally.uses());
  }

  @Test
  void days_end_at_midnight_in_utc() throws Exception {
    tally.count(exchange(Event.Result.DENIED).at(Instant.parse("2026-11-21T23:59:59.999Z")));
    Cell before = new Cell(DAY.minusDays(1), Counter.EXCHANGES, "prod", Cell.ALL, Kind.WORKLOAD, 0);
    assertEquals(1, tally.counts().numbers().get(before));
  }
}
