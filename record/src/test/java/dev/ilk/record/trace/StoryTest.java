package dev.ilk.record.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Samples;
import dev.ilk.record.Verdict;
import dev.ilk.record.append.TestLog;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.Erasure;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.tlog.Merkle;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final TestLog log = new TestLog();
  private final Samples samples = log.samples;
  private final History history = new History(log.store);

  @Test
  void a_journey_is_told_line_by_line() {
    log.grow(samples.journey());
    assertEquals(
        """
        journey %s, 22 November 2026
          12:00:01.000  done        workload:prod-payments-deploy (oidc-federation, rule payments-main) ExchangeToken: access_token %s, of workload:prod-payments-deploy, for https://payments.example, scopes deploy read, until 12:05:00.000 - production deploys come from main (allowed; policy deploy-main)
          12:00:02.000  unproven    somebody (oidc-federation) at the workload plane ExchangeToken: access_token, of workload:prod-payments-deploy, for https://payments.example, scopes deploy read - the rule pins another branch (branch_mismatch)
          12:00:03.000  denied      workload:prod-payments-deploy (access-token) EvaluateAccess: refund on Invoice 42, under %s - refunds need a person (forbidden; policy no-refunds)
          12:00:04.000  done        human:alice (session) Delegate: access_token %s, of workload:prod-payments-deploy, for https://payments.example, scopes deploy read, until 12:05:00.000 - people may delegate what is theirs (allowed; policy delegate)
          12:00:05.000  done          agent:prod-refund-helper on the authority of human:alice (access-token) EvaluateAccess: draft on Invoice 42, by agent:prod-refund-helper - drafts are open to agents (allowed; policy drafts)
        """
            .formatted(
                samples.correlation.value(),
                samples.token.value(),
                samples.token.value(),
                samples.delegation.value()),
        Story.text(history.latest(Ref.to(samples.correlation), 100)));
  }

  @Test
  void an_announced_action_without_an_outcome_is_told_as_open() {
    log.grow(List.of(samples.intent()));
    String story = Story.text(history.latest(Ref.to(samples.human.id()), 100));
    assertTrue(story.contains("begun, open human:alice (session) Delegate"), story);
    assertEquals(1, history.unfinished(Samples.NOON.plusSeconds(60), 9).size());
    assertEquals(0, history.unfinished(Samples.NOON, 9).size());
  }

  @Test
  void events_are_found_by_whatever_they_name() {
    log.grow(samples.journey());
    assertEquals(List.of(0L, 2L), indices(Ref.to(samples.token), 9));
    assertEquals(List.of(5L), indices(Ref.to(samples.agent.id()), 9));
    assertEquals(List.of(3L, 4L, 5L), indices(Ref.to(samples.human.id()), 9));
    assertEquals(List.of(3L, 4L, 5L), indices(Ref.to(samples.delegation), 9));
    assertEquals(List.of(3L, 4L), indices(Ref.to(samples.session), 9));
    assertEquals(List.of(4L, 5L), indices(Ref.to(samples.correlation), 2));
  }

  @Test
  void the_latest_of_very_many_events_are_found_across_pages() {
    log.grow(700);
    List<Long> found = indices(Ref.to(samples.workload.id()), 600);
    assertEquals(600, found.size());
    assertEquals(100, found.getFirst());
    assertEquals(699, found.getLast());
  }

  @Test
  void references_are_read_from_text_and_other_text_is_none() {
    assertEquals(Optional.of(Ref.to(samples.token)), Ref.parse(samples.token.value()));
    assertEquals(Optional.of(Ref.to(samples.correlation)), Ref.parse(samples.correlation.value()));
    assertEquals(Optional.empty(), Ref.parse("workload:prod-payments-deploy"));
    assertEquals(Optional.empty(), Ref.parse(""));
  }

  @Test
  void erasing_a_person_leaves_the_story_without_the_name() {
    log.grow(samples.journey());
    assertEquals(3, Erasure.of(log.store, Ref.to(samples.human.id())));
    List<ReadEntry> entries = history.latest(Ref.to(samples.correlation), 100);
    String story = Story.text(entries);
    assertFalse(story.contains("alice"), story);
    assertTrue(story.contains("on the authority of human:" + samples.human.id().value()), story);
    assertFalse(ReadEntry.json(entries).contains("alice"));
  }

  @Test
  void hostile_text_neither_breaks_a_line_nor_reaches_the_terminal() {
    String hostile = "x\n  12:00:00.000  done\u001b[2J\u202e\u2028";
    log.grow(
        List.of(
            samples.event(
                "EvaluateAccess",
                Event.Result.DENIED,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Verdict("no", hostile, List.of(hostile), ""),
                new Particulars.OfAction(
                    hostile, Optional.empty(), "T", hostile, Optional.empty(), new TreeMap<>()),
                Optional.empty())));
    String story = Story.text(history.latest(Ref.to(samples.correlation), 9));
    assertEquals(2, story.lines().count());
    assertTrue(story.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), story);
    assertTrue(story.chars().noneMatch(c -> Character.getType(c) == Character.FORMAT), story);
  }

  @Test
  void a_story_for_programs_is_json_with_personal_data_in_its_place() throws Exception {
    log.grow(samples.journey());
    log.store.erase(List.of(5L));
    JsonNode json =
        new ObjectMapper()
            .readTree(ReadEntry.json(history.latest(Ref.to(samples.correlation), 100)));
    assertEquals(6, json.size());
    assertEquals("alice", json.at("/3/event/actor/name").asText());
    assertEquals("laptop 17", json.at("/3/event/proof/device").asText());
    assertEquals("192.0.2.7", json.at("/3/event/scene/network").asText());
    assertEquals("mallory@example.com", json.at("/1/event/proof/evidence/email").asText());
    assertEquals(5, json.at("/5/n").asInt());
    assertTrue(json.at("/5/erased").asBoolean());
    assertTrue(json.at("/5/event/authority/0/name").isMissingNode());
  }

  @Test
  void what_is_no_event_any_more_is_an_error_that_says_what_to_do() {
    log.grow(2);
    log.put(1, new byte[] {1}, Merkle.EMPTY);
    LogStoreException e =
        assertThrows(LogStoreException.class, () -> history.latest(Ref.to(samples.correlation), 9));
    assertEquals("entry 1: this is not JSON (run `ilk record verify`)", e.getMessage());
  }

  private List<Long> indices(Ref ref, int limit) {
    return history.latest(ref, limit).stream().map(ReadEntry::index).toList();
  }
}
