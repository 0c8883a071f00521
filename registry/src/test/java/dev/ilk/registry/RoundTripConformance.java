package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Status;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.ExportRegistry;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is exported and applied elsewhere is the same there. Each test begins with two empty stores.
 */
public abstract class RoundTripConformance {

  /** What is exported from. */
  protected abstract RegistryStore full();

  /** What is applied to. */
  protected abstract RegistryStore empty();

  /** Delegations, of which there are none. */
  protected abstract DelegationStore delegations();

  private Result<ChangeRegistry.Changes> change(
      RegistryStore store, String document, ChangeRegistry.Mode mode) throws StoreUnavailable {
    Directory directory = new Directory(store, delegations(), 100, Duration.ofSeconds(10));
    Ids ids = new Ids(InstantSource.fixed(World.NOW));
    RegistryChanging changing =
        new RegistryChanging(
            store,
            directory,
            ids,
            rules -> List.of(),
            clients -> List.of(),
            all -> List.of(),
            List.of(),
            new World.NoneTogether());
    return World.change(changing, new ChangeRegistry(document, mode), World.NOW);
  }

  private List<String> applied(RegistryStore store, String document) throws StoreUnavailable {
    return World.lines(change(store, document, ChangeRegistry.Mode.APPLY));
  }

  private List<String> planned(RegistryStore store, String document) throws StoreUnavailable {
    return World.lines(change(store, document, ChangeRegistry.Mode.PLAN));
  }

  private static ExportRegistry.Part part(RegistryStore store, String set, String after)
      throws StoreUnavailable {
    return switch (new RegistryExporting(store, List.of())
        .export(new ExportRegistry(set, after), World.NOW)) {
      case Result.Ok<ExportRegistry.Part>(ExportRegistry.Part part) -> part;
      case Result.Failed<ExportRegistry.Part>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private static List<String> exported(RegistryStore store, String set) throws StoreUnavailable {
    List<String> documents = new ArrayList<>();
    String after = "";
    do {
      ExportRegistry.Part part = part(store, set, after);
      documents.add(part.document());
      after = part.next().orElse("");
    } while (!after.isEmpty());
    return documents;
  }

  @Test
  void one_of_everything_is_the_same_in_another_registry() throws StoreUnavailable {
    applied(full(), Texts.of("everything.yaml"));
    List<String> documents = exported(full(), "acme");
    assertEquals(1, documents.size());
    String document = documents.getFirst();
    assertEquals(List.of(), planned(full(), document), document);
    assertFalse(applied(empty(), document).isEmpty());
    assertEquals(documents, exported(empty(), "acme"));
    assertEquals(List.of(), planned(empty(), document));
    assertEquals(List.of(), applied(empty(), document));
    assertEquals(List.of(), planned(empty(), "prune: true\n" + document), "nothing is left out");
  }

  @Test
  void a_set_of_several_parts_is_applied_part_by_part() throws StoreUnavailable {
    StringBuilder many = new StringBuilder("set: many\nenvironments: [dev]\nteams: [a]\nhumans:\n");
    for (int i = 0; i < 1001; i++) {
      many.append("  - {name: h%04d, provider: corp, email: h%04d@x.y}%n".formatted(i, i));
    }
    many.append("workloads:\n");
    for (int i = 0; i < 1000; i++) {
      many.append(
          "  - {name: dev-w%04d, subtype: job, environment: dev, purpose: p, owner: {team: a, contact: h%04d}}%n"
              .formatted(i, i));
    }
    applied(full(), many.toString());
    List<String> documents = exported(full(), "many");
    assertEquals(3, documents.size());
    for (String document : documents) {
      applied(empty(), document);
    }
    assertEquals(documents, exported(empty(), "many"));
    assertEquals(List.of(), planned(empty(), many.toString()));
  }

  @Test
  void each_set_is_exported_by_itself() throws StoreUnavailable {
    applied(full(), "set: b\nteams: [t]\nhumans: [{name: bea, provider: corp, email: b@x.y}]");
    applied(full(), "set: a\npolicies: [{id: p, text: q}]");
    applied(full(), "humans: [{name: abe, provider: corp, email: a@x.y}]");
    ExportRegistry.Part part = part(full(), "b", "");
    assertEquals(List.of("a", "b", "default"), part.sets());
    for (String set : part.sets()) {
      String document = exported(full(), set).getFirst();
      assertEquals(List.of(), planned(full(), document), document);
      applied(empty(), document);
    }
    for (String set : part.sets()) {
      assertEquals(exported(full(), set), exported(empty(), set));
    }
    assertEquals("set: b\nteams:\n  - t\n", part.document().substring(0, 20));
    assertFalse(part.document().contains("abe"));
  }

  @Test
  void what_no_file_can_make_again_is_named_and_left_out() throws StoreUnavailable {
    applied(full(), Texts.of("everything.yaml"));
    put("workload:prod-published", Status.REVOKED);
    put("workload:staging-own", Status.ENDED);
    put("agent:prod-helper", Status.RESTRICTED);
    ExportRegistry.Part part = part(full(), "acme", "");
    assertEquals(
        List.of(new ExportRegistry.LeftOut("workload:prod-published", "it is revoked")),
        part.leftOut());
    assertFalse(part.document().contains("prod-published"));
    assertFalse(part.document().contains("staging-own"));
    assertTrue(part.document().contains("prod-helper"));
    assertEquals(List.of(), planned(full(), part.document()), "revocation stays");
  }

  private void put(String subject, Status status) throws StoreUnavailable {
    Key key = Key.subject(subject);
    Registered stored = full().find(Set.of(key)).get(key);
    assertTrue(full().replace(stored.in(status)));
  }

  @Test
  void whatever_a_text_is_made_of_reads_back() throws StoreUnavailable {
    String letters = "ab: #-?|>!%@`{}[],&*'\"\\\n\r\t ~0.é\u2028\u0085😀";
    int[] points = letters.codePoints().toArray();
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      String json =
          "{\"set\":\"fuzz\",\"policies\":[{\"id\":\"p\",\"text\":" + quoted(text + "") + "}]}";
      applied(full(), json);
      String document = exported(full(), "fuzz").getFirst();
      assertEquals(List.of(), planned(full(), document), () -> json + "\n" + document);
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> quoted.append("\\u%04x".formatted(c)));
    return quoted.append('"').toString();
  }

  @Test
  void a_wrong_set_or_mark_is_told_what_there_is() throws StoreUnavailable {
    applied(full(), "set: b\nhumans: [{name: bea, provider: corp, email: b@x.y}]");
    RegistryExporting exporting = new RegistryExporting(full(), List.of());
    for (String set : List.of("c", "", "scim:hr", "B", "b\u0000")) {
      String told = exporting.export(new ExportRegistry(set, ""), World.NOW).toString();
      assertTrue(told.contains("unknown_set") && told.contains("`b`"), told);
    }
    for (String mark :
        List.of("x", ":", "robot:x", "human", "human:", "human:a\u0000", "agent:Ä")) {
      String told = exporting.export(new ExportRegistry("b", mark), World.NOW).toString();
      assertTrue(told.contains("malformed_value"), told);
    }
    assertEquals("", part(full(), "default", "agent:prod-z").document());
    assertEquals("set: b\n", part(full(), "b", "human:zoe").document());
  }
}
