package dev.ilk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.attempt.Proven;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several commands of one handler: all are decided before any is done, and each is recorded. */
class TogetherTest {
  private static final AddWebhook ADD =
      new AddWebhook(
          "audit",
          "https://siem.example/ilk",
          new WebhookFilter(Set.of(), Set.of(), Set.of(), false));
  private static final RemoveSource REMOVE = new RemoveSource("old");

  private final House house = new House();
  private final List<String> acted = new ArrayList<>();

  private Outcome<String> together(Proof proof, Together.Act<String> act) {
    List<Together.Deed> deeds =
        List.of(
            new Together.Deed(ADD, ADD.asked()),
            new Together.Deed(REMOVE, Asked.action("RemoveSource", "Source", "told", Map.of())));
    List<Outcome<String>> came = new ArrayList<>();
    Gate[] gate = new Gate[1];
    gate[0] =
        house.gate(
            House.others(ChangeRegistry.class)
                .on(
                    ChangeRegistry.class,
                    permit -> {
                      came.add(gate[0].together(permit, deeds, act));
                      return Result.failed(Problem.of(Problem.Kind.CONFLICT, "done", "done"));
                    })
                .build());
    gate[0].pass(
        house.arrival(), new Proven(proof), new ChangeRegistry("", ChangeRegistry.Mode.PLAN));
    return came.getFirst();
  }

  private List<String> recorded() {
    return house.log.events.stream()
        .filter(event -> !event.action().equals("PlanRegistry"))
        .map(event -> event.action() + " " + event.result())
        .toList();
  }

  @Test
  void each_is_recorded_as_if_it_were_given_by_itself() {
    Outcome<String> outcome =
        together(
            house.humanProof(),
            permits -> {
              permits.forEach(permit -> acted.add(permit.command().action()));
              return Result.ok("made");
            });
    assertEquals("made", assertInstanceOf(Outcome.Released.class, outcome).value());
    assertEquals(List.of("AddWebhook", "RemoveSource"), acted);
    assertEquals(
        List.of("AddWebhook INTENT", "RemoveSource INTENT", "AddWebhook DONE", "RemoveSource DONE"),
        recorded());
    assertTrue(house.log.events.get(3).particulars().toString().contains("told"));
    assertEquals(house.log.events.get(0).id(), house.log.events.get(2).intent().orElseThrow());
  }

  @Test
  void if_one_is_not_open_to_the_caller_none_is_done() {
    Outcome<String> outcome = together(house.workloadProof(), permits -> Result.ok("never"));
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals("wrong_plane", refused.problems().getFirst().code());
    assertEquals(List.of("AddWebhook REFUSED"), recorded());
  }

  @Test
  void if_policies_deny_one_none_is_done() {
    Together.Act<String> never =
        permits -> {
          throw new AssertionError("nothing may be done");
        };
    house.denied = "RemoveSource";
    assertInstanceOf(Outcome.Denied.class, together(house.humanProof(), never));
    assertEquals(List.of("RemoveSource DENIED"), recorded());
    assertEquals(2, house.log.events.size());
  }

  @Test
  void what_is_refused_or_breaks_is_recorded_for_each() {
    together(
        house.humanProof(),
        permits -> Result.failed(Problem.of(Problem.Kind.CONFLICT, "moved", "it moved")));
    assertEquals(
        List.of(
            "AddWebhook INTENT",
            "RemoveSource INTENT",
            "AddWebhook REFUSED",
            "RemoveSource REFUSED"),
        recorded());
    house.log.events.clear();
    Outcome<String> outcome =
        together(
            house.humanProof(),
            permits -> {
              throw new PartUnavailable("the store is away");
            });
    assertInstanceOf(Outcome.Unavailable.class, outcome);
    assertEquals(2, recorded().stream().filter(line -> line.endsWith("FAILED")).count());
  }
}
