package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.ListRotations;
import dev.ilk.gate.RotateIdentity;
import dev.ilk.gate.lifecycle.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RotationDoorTest {
  private static final String SUBJECT = "workload:prod-ledger";

  private final Network network;
  private final TestIlk ilk;

  RotationDoorTest() throws Exception {
    network = new Network(true);
    ilk = network.ilk;
  }

  @AfterEach
  void close() {
    network.close();
  }

  private static String body(Map<String, String> members) {
    return new TreeMap<>(members)
        .entrySet().stream()
            .map(one -> "\"%s\":\"%s\"".formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String begin(String member, String value) {
    Map<String, String> members = new TreeMap<>();
    members.put("subject", SUBJECT);
    members.put("key", "k");
    members.put("reason", "r");
    members.put(member, value);
    return body(members);
  }

  private static String end(String member, String value) {
    Map<String, String> members = new TreeMap<>();
    members.put("subject", SUBJECT);
    members.put("how", "finish");
    members.put("reason", "r");
    members.put(member, value);
    return body(members);
  }

  private RotateIdentity asked(String path, String body) {
    assertEquals(200, network.json(path, body).status());
    return (RotateIdentity) ilk.asked.getLast();
  }

  @Test
  void keys_are_replaced_as_it_is_asked() {
    Rotation rotation =
        new Rotation(
            ilk.deployer.id(),
            SUBJECT,
            new Rotation.Keys(List.of("a"), "b", "b"),
            "r",
            ilk.deployer.id(),
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(9),
            Rotation.State.HELD,
            "an old key was used");
    ilk.prepared.put(RotateIdentity.class, rotation);
    ilk.prepared.put(ListRotations.class, List.of(rotation));
    String path = "/v1/rotations";
    assertEquals(
        new RotateIdentity(SUBJECT, new RotateIdentity.Begin("k", Duration.ofDays(7)), "r"),
        asked(path, begin("key", "k")));
    assertEquals(
        new RotateIdentity(SUBJECT, new RotateIdentity.Begin("k", Duration.ofHours(2)), "r"),
        asked(path, begin("overlap", "2h")));
    assertEquals(
        new RotateIdentity(SUBJECT, new RotateIdentity.Replace("k"), "r"),
        asked(path, begin("mode", "now")));
    assertEquals(
        new RotateIdentity(SUBJECT, new RotateIdentity.Finish(true), "r"),
        asked(path + "/ends", end("if_used", "proceed")));
    assertEquals(
        new RotateIdentity(SUBJECT, new RotateIdentity.Abort(), "r"),
        asked(path + "/ends", end("how", "abort")));
    String listed = network.get(path).response().body();
    assertTrue(listed.contains("\"state\":\"held\""), listed);
    assertTrue(listed.contains("\"new_key\":\"b\""), listed);
  }

  @Test
  void hostile_input_is_400_with_its_place_and_reaches_no_handler() {
    int before = ilk.asked.size();
    String[][] bodies = {
      {"", "{\"key\":\"k\",\"reason\":\"r\"}", "subject"},
      {"", "{\"subject\":\"s\",\"key\":{},\"reason\":\"r\"}", "key"},
      {"", begin("subject", "s".repeat(201)), "subject"},
      {"", begin("key", "k".repeat(16_385)), "key"},
      {"", begin("mode", "later"), "mode"},
      {"", begin("overlap", "forever"), "overlap"},
      {"", begin("overlap", "-1d"), "overlap"},
      {"", begin("reason", " "), "reason"},
      {"", begin("more", "1"), "more"},
      {"/ends", end("how", "undo"), "how"},
      {"/ends", end("if_used", "maybe"), "if_used"},
      {"/ends", end("key", "k"), "key"},
    };
    for (String[] one : bodies) {
      Network.Answer answer = network.json("/v1/rotations" + one[0], one[1]);
      assertEquals(400, answer.status(), one[1]);
      assertTrue(
          answer.response().body().contains("\"where\":\"" + one[2] + "\""),
          answer.response().body());
    }
    for (String broken : List.of("", "[]", "{", "\u0000", "{\"subject\":\"s\"".repeat(9000))) {
      int status = network.json("/v1/rotations", broken).status();
      assertTrue(status == 400 || status == 413, status + " for " + broken.length());
    }
    assertEquals(before, ilk.asked.size());
  }
}
