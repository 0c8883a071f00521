package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * People leave, each through a {@code kill -9} at another step: as soon as the power to act is
 * gone, and after some of what they answered for was handed on.
 */
class LeaverKillTest {
  private static final int MACHINES = 40;
  private static final List<Integer> HANDED_ON_AT_THE_KILL = List.of(0, 5);

  private Path data;

  private static String declaration() {
    StringBuilder file = new StringBuilder("set: leavers\nhumans:\n");
    for (int i = 0; i < HANDED_ON_AT_THE_KILL.size(); i++) {
      String name = "leaver-" + i;
      file.append(
          "  - {name: %s, provider: corp, email: %s@acme.example, teams: [payments]}\n"
              .formatted(name, name));
    }
    file.append("workloads:\n");
    for (int i = 0; i < HANDED_ON_AT_THE_KILL.size(); i++) {
      for (int j = 0; j < MACHINES; j++) {
        file.append(
            """
              - name: prod-left-%1$d-%2$03d
                subtype: job
                environment: prod
                owner: {team: payments, contact: leaver-%1$d, approver: olga}
                purpose: run batch %2$d
            """
                .formatted(i, j));
      }
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

  /** How many machines of a leaver have another contact by now. */
  private int handedOn(int leaver) throws Exception {
    int handed = 0;
    for (int i = 0; i < MACHINES; i++) {
      String machine = "workload:prod-left-%d-%03d".formatted(leaver, i);
      JsonNode shown = json(ilk("identity", "show", machine, "--json"));
      if (shown.findValue("contact").asText().equals("olga")) {
        handed++;
      }
    }
    return handed;
  }

  @ParameterizedTest
  @EnumSource
  void nothing_that_a_leaver_held_is_left_behind_whenever_the_node_is_killed(
      Stored stored, @TempDir Path folder) throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    Path file = Files.writeString(folder.resolve("leavers.yaml"), declaration());
    Stored.Place place = stored.in(folder);
    ServerConfig config = ServerConfig.write(folder, place.settings());
    List<String> leavers = new ArrayList<>();
    try (place;
        Neighbours neighbours = Neighbours.start(InstantSource.system());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < HANDED_ON_AT_THE_KILL.size(); i++) {
        int leaver = i;
        String name = "leaver-" + i;
        try (ServerProcess server = ServerProcess.start(config.file())) {
          if (i == 0) {
            Told declared = ilk(neighbours.declare(folder, config.address()));
            assertEquals(0, declared.code(), declared.text());
            Told more = ilk("apply", "-f", file.toString());
            assertEquals(0, more.code(), more.text());
          }
          threads.submit(() -> ilk("human", "offboard", name, "--to", "olga"));
          Eventually.says("ended", () -> ilk("identity", "show", "human:" + name, "--json"));
          int wanted = HANDED_ON_AT_THE_KILL.get(i);
          Eventually.holds(() -> handedOn(leaver) >= wanted);
          server.kill();
        }
        leavers.add(name);
      }
      try (ServerProcess _ = ServerProcess.start(config.file())) {
        for (int i = 0; i < leavers.size(); i++) {
          int leaver = i;
          Eventually.holds(() -> handedOn(leaver) == MACHINES);
          JsonNode shown = json(ilk("identity", "show", "human:" + leavers.get(i), "--json"));
          assertEquals("ended", shown.findValue("status").asText());
        }
        Told verified = ilk("record", "verify");
        assertEquals(0, verified.code(), verified.text());
      }
    }
  }
}
