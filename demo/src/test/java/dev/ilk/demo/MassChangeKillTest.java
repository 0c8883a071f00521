package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A team is renamed and a person leaves, each through a {@code kill -9} in the middle. */
class MassChangeKillTest {
  private static final int MACHINES = 400;

  private Path data;

  private static String machines() {
    StringBuilder file = new StringBuilder("set: batch\nworkloads:\n");
    for (int i = 0; i < MACHINES; i++) {
      file.append(
          """
            - name: prod-batch-%03d
              subtype: job
              environment: prod
              owner: {team: payments, contact: alice, approver: olga}
              purpose: run batch %d
          """
              .formatted(i, i));
    }
    return file.toString();
  }

  private Told ilk(String... arguments) {
    return Told.by(data, arguments);
  }

  private static JsonNode json(Told told) throws Exception {
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper().readTree(told.text());
  }

  private String steward(String machine, String field) throws Exception {
    return json(ilk("identity", "show", "workload:" + machine, "--json")).findValue(field).asText();
  }

  @ParameterizedTest
  @EnumSource
  void a_mass_rename_and_a_leaver_are_carried_through_a_kill(Stored stored, @TempDir Path folder)
      throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    Path file = Files.writeString(folder.resolve("batch.yaml"), machines());
    Stored.Place place = stored.in(folder);
    ServerConfig config = ServerConfig.write(folder, place.settings());
    try (place;
        Neighbours neighbours = Neighbours.start(InstantSource.system());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      JsonNode plan;
      try (ServerProcess server = ServerProcess.start(config.file())) {
        Told declared = ilk(neighbours.declare(folder, config.address()));
        assertEquals(0, declared.code(), declared.text());
        Told more = ilk("apply", "-f", file.toString());
        assertEquals(0, more.code(), more.text());
        plan = json(ilk("mass", "rename-team", "payments", "billing", "--json"));
        assertTrue(plan.path("total").asInt() > MACHINES, plan.toString());
        String id = plan.path("id").asText();
        assertEquals(3, ilk("mass", "run", id, "0".repeat(64)).code(), "not what was reviewed");
        threads.submit(() -> ilk("mass", "run", id, plan.path("plan_sha256").asText()));
        Eventually.says("running: ", () -> ilk("mass", "show", id));
        server.kill();
      }
      try (ServerProcess server = ServerProcess.start(config.file())) {
        String all = "done: %1$d of %1$d done".formatted(plan.path("total").asInt());
        Eventually.says(all, () -> ilk("mass", "show", plan.path("id").asText()));
        assertEquals("billing", steward("prod-batch-000", "owner"));
        assertEquals("billing", steward("prod-batch-399", "owner"));
        threads.submit(() -> ilk("human", "offboard", "alice", "--to", "olga"));
        Eventually.says("ended", () -> ilk("identity", "show", "human:alice", "--json"));
        server.kill();
      }
      try (ServerProcess _ = ServerProcess.start(config.file())) {
        for (String machine : new String[] {"prod-batch-000", "prod-batch-399"}) {
          String subject = "workload:" + machine;
          Eventually.says(
              "\"contact\" : \"olga\"", () -> ilk("identity", "show", subject, "--json"));
          assertEquals("olga", steward(machine, "contact"));
        }
        Told verified = ilk("record", "verify");
        assertEquals(0, verified.code(), verified.text());
      }
    }
  }
}
