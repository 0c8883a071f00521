package dev.ilk.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.actor.Kind;
import dev.ilk.gate.measure.Measured;
import dev.ilk.measure.stored.Buckets;
import dev.ilk.measure.stored.Cell;
import dev.ilk.measure.stored.Counter;
import dev.ilk.measure.stored.Counts;
import dev.ilk.measure.stored.MeasureStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What numbers come to, worked out by hand. */
class CourseTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Map<Cell, Long> numbers = new HashMap<>();

  private void put(LocalDate day, Counter counter, int bucket, long number) {
    numbers.put(new Cell(day, counter, "", Cell.ALL, Kind.WORKLOAD, bucket), number);
  }

  private Measured.OfKind workloads(String id, MeasureStore.Look... looks) {
    Measure measure =
        Measures.LIST.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return new Course(numbers, List.of(looks))
        .of(measure).kinds().stream()
            .filter(one -> one.kind() == Kind.WORKLOAD)
            .findFirst()
            .orElseThrow();
  }

  private static MeasureStore.Look look(LocalDate day, long read) {
    Instant at = NOON.plusSeconds(86_400 * (day.toEpochDay() - DAY.toEpochDay()));
    return new MeasureStore.Look(at, 2, read, new Counts());
  }

  @Test
  void flows_are_added_up_over_days() {
    put(DAY, Counter.EXCHANGES, 0, 8);
    put(DAY, Counter.EXCHANGES_DENIED, 0, 1);
    put(DAY.minusDays(2), Counter.EXCHANGES, 0, 2);
    put(DAY.minusDays(2), Counter.EXCHANGES_UNPROVEN, 0, 2);
    Measured.OfKind rate = workloads("exchange-failure-rate");
    assertEquals(Optional.of(0.3), rate.value());
    assertEquals(10, rate.whole());
    assertEquals(
        List.of(new Measured.Point(DAY.minusDays(2), 1.0, 2), new Measured.Point(DAY, 0.125, 8)),
        rate.days());
  }

  @Test
  void nothing_is_not_zero() {
    Measured.OfKind rate = workloads("exchange-failure-rate");
    assertEquals(Optional.empty(), rate.value());
    assertEquals("no token was asked for in this time", rate.missing());
    assertEquals(List.of(), rate.days());
  }

  @Test
  void of_what_stands_the_last_look_counts() {
    put(DAY, Counter.MACHINES, 0, 4);
    put(DAY, Counter.MACHINES_FEDERATED, 0, 3);
    put(DAY.minusDays(1), Counter.MACHINES, 0, 2);
    Measured.OfKind share = workloads("federated-share", look(DAY.minusDays(1), 0), look(DAY, 0));
    assertEquals(Optional.of(0.75), share.value());
    assertEquals(List.of(0.0, 0.75), share.days().stream().map(Measured.Point::value).toList());
  }

  @Test
  void what_nobody_looked_at_is_unknown() {
    assertEquals("nothing was looked at in this time", workloads("federated-share").missing());
  }

  @Test
  void that_no_secret_is_left_can_be_said_only_after_a_system_was_read() {
    Measured.OfKind unknown = workloads("static-secrets-left", look(DAY, 0));
    assertEquals(Optional.empty(), unknown.value());
    assertEquals("no system was read to its end", unknown.missing());
    assertEquals(List.of(), unknown.days());
    assertEquals(Optional.of(0.0), workloads("static-secrets-left", look(DAY, 1)).value());
  }

  @Test
  void quantiles_are_of_the_nearest_rank() {
    // Nineteen tokens of a second, one of a hundred.
    put(DAY, Counter.TOKEN_AGE, Buckets.of(1_000), 19);
    put(DAY, Counter.TOKEN_AGE, Buckets.of(100_000), 1);
    assertEquals(1.0, workloads("token-age-median").value().orElseThrow(), 0.025);
    assertEquals(1.0, workloads("token-age-p95").value().orElseThrow(), 0.025);
    put(DAY, Counter.TOKEN_AGE, Buckets.of(100_000), 2);
    assertEquals(100.0, workloads("token-age-p95").value().orElseThrow(), 2.5);
    assertEquals(21, workloads("token-age-p95").whole());
  }

  @Test
  void each_is_told_for_each() {
    put(DAY, Counter.TOKENS, 0, 9);
    assertEquals(Optional.empty(), workloads("tokens-per-deployment").value());
    put(DAY, Counter.DEPLOYMENTS, 0, 2);
    assertEquals(Optional.of(4.5), workloads("tokens-per-deployment").value());
  }
}
