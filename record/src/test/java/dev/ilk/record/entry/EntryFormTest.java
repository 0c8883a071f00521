package dev.ilk.record.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Result;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.ProofNote;
import dev.ilk.record.Samples;
import dev.ilk.record.Verdict;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.Intent;
import dev.ilk.record.log.Ref;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.EntryBundle;
import dev.ilk.record.tlog.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryFormTest {
  private final Samples samples = new Samples();

  @Test
  void every_shape_of_event_comes_back_as_it_was() {
    int index = 0;
    for (Event event : samples.journey()) {
      ReadEntry read = read(Draft.of(event).at(index));
      assertEquals(event, read.event());
      assertEquals(index++, read.index());
      assertFalse(read.erased());
    }
  }

  @Test
  void an_entry_is_written_as_the_format_says() {
    Event event = samples.denied();
    assertEquals(
        """
        {"v":1,"n":17,"event":{"id":"%s","time":"2026-11-22T12:00:00Z","correlation":"%s",\
        "action":"EvaluateAccess","result":"denied",\
        "actor":{"kind":"workload","id":"%s","name":"prod-payments-deploy"},\
        "scene":{"environment":"prod","tenant":"main","door":"token","network":"192.0.2.7",\
        "node":"node-1"},\
        "proof":{"kind":"workload","method":"access-token","expires":"2026-11-22T12:05:00Z",\
        "issuer":"https://ilk.example/prod/workload","token":"%s"},\
        "verdict":{"code":"forbidden","reason":"refunds need a person","policies":["no-refunds"],\
        "policy_version":"7"},\
        "operation":{"action":"refund","resource_type":"Invoice","resource_id":"42","token":"%s",\
        "details":{"amount":"10","note":""}}}}\
        """
            .formatted(
                event.id().value(),
                samples.correlation.value(),
                samples.workload.id().value(),
                samples.token.value(),
                samples.token.value()),
        Draft.of(event).at(17).leaf().utf8());
  }

  @Test
  void how_far_a_revocation_reached_comes_back_as_it_was() {
    Particulars.OfCredential taken = (Particulars.OfCredential) samples.issued().particulars();
    Particulars.OfCredential.Reached far = new Particulars.OfCredential.Reached(3, 2, 1, 7, true);
    Event event =
        samples.event(
            "Revoke",
            Event.Result.DONE,
            Optional.of(samples.workload),
            List.of(),
            Optional.empty(),
            samples.issued().verdict(),
            taken.saying("leaked").reaching(far),
            Optional.empty());
    Entry entry = Draft.of(event).at(4);
    String reached =
        "\"reached\":{\"identities\":3,\"rules\":2,\"delegations\":1,\"tokens\":7,\"more\":1}";
    assertTrue(entry.leaf().utf8().contains(reached), entry.leaf().utf8());
    assertEquals(event, read(entry).event());
  }

  @Test
  void an_entry_is_hashed_as_it_stands() {
    Entry entry = Draft.of(samples.issued()).at(3);
    assertEquals(Merkle.leaf(entry.leaf().toArray()), entry.hash());
  }

  @Test
  void no_personal_value_stands_in_an_entry() {
    for (Event event : List.of(samples.intent(), samples.delegated(), samples.unproven())) {
      Entry entry = Draft.of(event).at(0);
      for (String value : List.of("alice", "bob", "laptop 17", "mallory@example.com")) {
        assertFalse(entry.leaf().utf8().contains(value), value);
      }
    }
    assertFalse(Draft.of(samples.intent()).at(0).leaf().utf8().contains("192.0.2.7"));
    assertFalse(Draft.of(samples.unproven()).at(0).leaf().utf8().contains("192.0.2.7"));
    assertTrue(Draft.of(samples.issued()).at(0).leaf().utf8().contains("192.0.2.7"));
  }

  @Test
  void who_only_claims_to_be_software_may_be_a_person() {
    Event unproven = samples.unproven();
    Event claimed =
        samples.event(
            unproven.action(),
            unproven.result(),
            Optional.of(samples.workload),
            List.of(),
            unproven.proof(),
            unproven.verdict(),
            unproven.particulars(),
            Optional.empty());
    Entry entry = Draft.of(claimed).at(0);
    assertFalse(entry.leaf().utf8().contains("192.0.2.7"));
    assertEquals(claimed, read(entry).event());
  }

  @Test
  void erased_values_come_back_empty_and_the_rest_stays() {
    Event event = samples.intent();
    Entry entry = Draft.of(event).at(0);
    ReadEntry read =
        ok(ReadEntry.of(new StoredEntry(0, entry.leaf(), entry.hash(), entry.detached(), none())));
    assertTrue(read.erased());
    assertEquals("", read.event().actor().orElseThrow().name());
    assertEquals(event.actor().orElseThrow().id(), read.event().actor().orElseThrow().id());
    assertEquals("", read.event().scene().network());
    assertEquals(event.verdict(), read.event().verdict());
  }

  @Test
  void the_question_of_a_decision_stays_beside_its_entry_and_what_shadows_said_in_it() {
    Verdict verdict =
        new Verdict("allowed", "so", List.of("a"), "7", "{\"who\":1}", "deny", List.of("freeze"));
    Event event =
        samples.event(
            "ExchangeToken",
            Event.Result.DONE,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            verdict,
            samples.issued().particulars(),
            Optional.empty());
    Entry entry = Draft.of(event).at(0);
    String leaf = new String(entry.leaf().toArray(), StandardCharsets.UTF_8);
    assertFalse(leaf.contains("who"), leaf);
    assertTrue(leaf.contains("\"shadow\":\"deny\",\"shadow_policies\":[\"freeze\"]"), leaf);
    assertEquals(verdict, read(entry).event().verdict());
    StoredEntry erased = new StoredEntry(0, entry.leaf(), entry.hash(), entry.detached(), none());
    assertEquals("", ok(ReadEntry.of(erased)).event().verdict().question());
  }

  @Test
  void a_question_too_long_to_keep_is_left_out() {
    String longest = "x".repeat(Verdict.LONGEST_QUESTION);
    Verdict verdict = new Verdict("allowed", "so", List.of(), "7");
    assertEquals(longest, verdict.asked(longest).question());
    assertEquals("", verdict.asked(longest + "x").question());
  }

  @Test
  void two_entries_with_the_same_personal_values_commit_to_them_differently() {
    Event event = samples.intent();
    assertFalse(
        Draft.of(event).at(0).leaf().equals(Draft.of(event).at(0).leaf()),
        "the salt must hide equal values");
  }

  @Test
  void altered_personal_values_are_noticed() {
    Entry entry = Draft.of(samples.intent()).at(0);
    Bytes altered = Bytes.utf8(entry.personal().orElseThrow().utf8().replace("alice", "carol"));
    assertFailed("personal_data_altered", entry, entry.detached(), Optional.of(altered));
    Entry plain = Draft.of(samples.issued()).at(0);
    assertFailed("personal_data_altered", plain, none(), Optional.of(Bytes.utf8("{}")));
  }

  @Test
  void an_event_too_long_for_a_leaf_is_kept_beside_its_digest() {
    Event event = samples.large(EntryBundle.MAX_ENTRY);
    Entry entry = Draft.of(event).at(5);
    assertTrue(entry.leaf().length() < 200, entry.leaf().utf8());
    assertEquals(event, read(entry).event());
    assertFailed("event_missing", entry, none(), none());
    Bytes altered = Bytes.utf8(entry.detached().orElseThrow().utf8().replaceFirst("x", "y"));
    assertFailed("event_altered", entry, Optional.of(altered), none());
  }

  @Test
  void the_longest_leaf_fits_a_bundle_at_any_index() {
    for (int length = EntryBundle.MAX_ENTRY - 700; length < EntryBundle.MAX_ENTRY; length++) {
      assertTrue(
          Draft.of(samples.large(length)).at(Long.MAX_VALUE).leaf().length()
              <= EntryBundle.MAX_ENTRY);
    }
  }

  @Test
  void an_event_longer_than_the_limit_is_refused() {
    Event event = samples.large(Draft.MAX_EVENT);
    assertThrows(IllegalArgumentException.class, () -> Draft.of(event));
  }

  @Test
  void hostile_text_does_not_keep_an_event_out_of_the_record() {
    String hostile = "\uD800 \uDC00 \u0000 \u2028 \"\\ {\"n\":1} \uD83D\uDE00";
    Event event =
        samples.event(
            "EvaluateAccess",
            Event.Result.UNPROVEN,
            Optional.empty(),
            List.of(),
            Optional.of(
                new ProofNote.Failed(
                    hostile,
                    Kind.AGENT,
                    Samples.map(hostile, hostile, "\uD801", "", "\uD802", "b"))),
            new Verdict(hostile, hostile, List.of(hostile), ""),
            new Particulars.OfAction(
                hostile,
                Optional.empty(),
                "",
                hostile,
                Optional.empty(),
                Samples.map("\uD801", "a", "\uD802", "b")),
            Optional.empty());
    Event read = read(Draft.of(event).at(0)).event();
    assertEquals(hostile.replace('\uD800', '?').replaceFirst("\uDC00", "?"), read.verdict().code());
    assertEquals(event.id(), read.id());
  }

  @Test
  void an_entry_is_found_by_everything_with_an_id_in_it() {
    assertEquals(
        Set.of(Ref.to(samples.correlation), Ref.to(samples.workload.id()), Ref.to(samples.token)),
        refs(samples.issued()));
    assertEquals(
        Set.of(
            Ref.to(samples.correlation),
            Ref.to(samples.human.id()),
            Ref.to(samples.session),
            Ref.to(samples.elevation),
            Ref.to(samples.delegation),
            Ref.to(samples.workload.id())),
        refs(samples.intent()));
    assertEquals(
        Set.of(
            Ref.to(samples.correlation),
            Ref.to(samples.agent.id()),
            Ref.to(samples.human.id()),
            Ref.to(samples.delegation)),
        refs(samples.delegated()));
  }

  @Test
  void an_intent_opens_and_its_outcome_closes_it() {
    Event intent = samples.intent();
    assertEquals(Optional.of(new Intent.Opens()), Draft.of(intent).at(0).intent());
    assertEquals(
        Optional.of(new Intent.Closes(intent.id())),
        Draft.of(samples.outcome(intent)).at(1).intent());
    assertEquals(Optional.empty(), Draft.of(samples.issued()).at(2).intent());
  }

  @Test
  void no_bytes_make_the_reader_stumble() {
    Random random = new Random(1);
    String good = Draft.of(samples.intent()).at(9).leaf().utf8();
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = good.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (int i = 0; i <= round % 4; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) (round % 2 == 0 ? random.nextInt() : '0');
      }
      Bytes leaf = Bytes.of(bytes);
      ReadEntry.of(new StoredEntry(0, leaf, Merkle.leaf(bytes), none(), none()));
    }
    for (String text :
        List.of("", "[]", "1", "null", "{}", "{\"v\":1,\"n\":1}", "[".repeat(9000))) {
      Bytes leaf = Bytes.utf8(text);
      assertInstanceOf(
          Result.Failed.class,
          ReadEntry.of(new StoredEntry(0, leaf, Merkle.leaf(leaf.toArray()), none(), none())),
          text);
    }
  }

  private static Set<Ref> refs(Event event) {
    Set<Ref> refs = new java.util.HashSet<>(Draft.of(event).at(0).refs());
    assertTrue(refs.remove(Ref.to(event.id())));
    return refs;
  }

  private static Optional<Bytes> none() {
    return Optional.empty();
  }

  private static void assertFailed(
      String code, Entry entry, Optional<Bytes> detached, Optional<Bytes> personal) {
    Result<ReadEntry> read =
        ReadEntry.of(new StoredEntry(0, entry.leaf(), entry.hash(), detached, personal));
    if (read instanceof Result.Failed<ReadEntry>(var problems)) {
      assertEquals(code, problems.getFirst().code());
    } else {
      throw new AssertionError("read in spite of " + code);
    }
  }

  private static ReadEntry read(Entry entry) {
    return ok(
        ReadEntry.of(
            new StoredEntry(0, entry.leaf(), entry.hash(), entry.detached(), entry.personal())));
  }

  private static <T> T ok(Result<T> result) {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Failed<T> failed -> throw new AssertionError(failed.problems().toString());
    };
  }
}
