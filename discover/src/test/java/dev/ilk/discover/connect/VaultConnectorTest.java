package dev.ilk.discover.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Vault, in the shapes of its API reference, which OpenBao shares. */
class VaultConnectorTest {
  private final Reads reads = new Reads("vault", "hvs.secret", Map.of());

  private static String keys(String... names) {
    return "{\"data\":{\"keys\":[%s]}}"
        .formatted(
            List.of(names).stream().map(n -> '"' + n + '"').collect(Collectors.joining(",")));
  }

  private static void answers(HttpExchange exchange, String path) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String answer =
        switch (path) {
          case "/v1/sys/auth" ->
              """
              {"data":{"approle/":{"type":"approle","accessor":"auth_approle_1"},
                       "ci/jobs/":{"type":"jwt","accessor":"auth_jwt_1"},
                       "people/":{"type":"userpass","accessor":"auth_userpass_1"},
                       "github/":{"type":"github","accessor":"auth_github_1"},
                       "empty/":{"type":"kubernetes","accessor":"auth_kubernetes_1"},
                       "token/":{"type":"token","accessor":"auth_token_1"}}}
              """;
          case "/v1/auth/approle/role?list=true" -> keys("orders sync", "gone");
          case "/v1/auth/approle/role/orders%20sync" ->
              """
              {"data":{"token_policies":["orders","default"],"secret_id_ttl":0,"token_ttl":1200,
                       "secret_id_bound_cidrs":["10.0.0.0/8"],"bind_secret_id":true}}
              """;
          case "/v1/auth/approle/role/orders%20sync/secret-id?list=true" -> keys("acc-1", "acc-2");
          case "/v1/auth/approle/role/orders%20sync/secret-id-accessor/lookup" ->
              asked.contains("acc-1")
                  ? """
                  {"data":{"secret_id_accessor":"acc-1","creation_time":"2021-01-01T00:00:00.123456789Z",
                           "expiration_time":"0001-01-01T00:00:00Z","secret_id_num_uses":0}}
                  """
                  : "";
          case "/v1/auth/ci/jobs/role?list=true" -> keys("deploy", "sign-in");
          case "/v1/auth/ci/jobs/role/deploy" ->
              "{\"data\":{\"role_type\":\"jwt\",\"bound_subject\":\"repo:acme/x\"}}";
          case "/v1/auth/ci/jobs/role/sign-in" -> "{\"data\":{\"role_type\":\"oidc\"}}";
          case "/v1/auth/people/users?list=true" -> keys("ana");
          case "/v1/auth/people/users/ana" -> "{\"data\":{\"token_policies\":[\"root\"]}}";
          case "/v1/auth/token/accessors?list=true" -> keys("t-hour", "t-periodic", "t-root");
          case "/v1/auth/token/lookup-accessor" ->
              asked.contains("t-hour")
                  ? "{\"data\":{\"accessor\":\"t-hour\",\"creation_ttl\":3600,\"creation_time\":1700000000}}"
                  : asked.contains("t-root")
                      ? """
                      {"data":{"accessor":"t-root","creation_ttl":0,"creation_time":1600000000,
                               "display_name":"root","expire_time":null,"policies":["root"]}}
                      """
                      : """
                      {"data":{"accessor":"t-periodic","creation_ttl":3600,"period":3600,
                               "display_name":"token-nomad","creation_time":1700000000,
                               "expire_time":"2026-07-01T00:00:00Z","policies":["nomad"]}}
                      """;
          default -> "";
        };
    if (answer.isEmpty()) {
      Served.say(exchange, 404, "{\"errors\":[]}");
    } else {
      Served.json(exchange, answer);
    }
  }

  @Test
  void roles_users_secret_ids_and_long_tokens_are_read_mount_by_mount() throws Exception {
    try (Served served = new Served(VaultConnectorTest::answers)) {
      List<Account> list = reads.all(served);
      Map<String, Account> all =
          list.stream().collect(Collectors.toMap(Account::name, Function.identity()));
      assertEquals(
          List.of("orders sync", "deploy", "sign-in", "ana", "token-nomad", "root"),
          list.stream().map(Account::name).toList());
      Account orders = all.get("orders sync");
      assertEquals("auth_approle_1/orders sync", orders.id());
      assertEquals("orders,default", orders.text("policies"));
      assertEquals("10.0.0.0/8", orders.text("bound"));
      assertEquals(1, orders.credentials().size(), "the other went while it was looked up");
      assertEquals("acc-1", orders.credentials().getFirst().id());
      assertEquals(Optional.empty(), orders.credentials().getFirst().expires());
      assertEquals("repo:acme/x", all.get("deploy").text("bound-to"));
      assertEquals("true", all.get("ana").text("admin"));
      assertTrue(all.get("token-nomad").credentials().getFirst().expires().isPresent());
      assertEquals("true", all.get("root").text("admin"));
      Classifier classifier = new Classifier(ClassRules.builtIn(), new Corrections());
      assertEquals(Kind.WORKLOAD, classifier.classify(orders).kind());
      assertEquals(Kind.WORKLOAD, classifier.classify(all.get("deploy")).kind());
      assertEquals(Kind.HUMAN, classifier.classify(all.get("sign-in")).kind());
      assertEquals(Kind.HUMAN, classifier.classify(all.get("ana")).kind());
      assertEquals(Kind.WORKLOAD, classifier.classify(all.get("token-nomad")).kind());
    }
  }

  @Test
  void long_lists_are_looked_up_a_page_at_a_time_and_nobody_is_doubled() throws Exception {
    String many = keys(IntStream.range(0, 250).mapToObj("r%03d"::formatted).toArray(String[]::new));
    try (Served served =
        new Served((exchange, path) ->
            Served.json(
                exchange,
                path.equals("/v1/sys/auth")
                    ? "{\"data\":{\"k8s/\":{\"type\":\"kubernetes\",\"accessor\":\"k\"}}}"
                    : path.contains("list=true") ? many : "{\"data\":{}}"))) {
      List<Account> all = reads.all(served);
      assertEquals(250, all.stream().map(Account::id).distinct().count());
      assertEquals(250, all.size());
    }
  }

  @Test
  void hostile_names_stay_names_and_lead_to_no_other_path() throws Exception {
    try (Served served =
        new Served((exchange, path) ->
            Served.json(
                exchange,
                path.equals("/v1/sys/auth")
                    ? "{\"data\":{\"../sys/\":{\"type\":\"userpass\",\"accessor\":\"k\"}}}"
                    : path.contains("list=true")
                        ? "{\"data\":{\"keys\":[\"../../sys/seal\",\"\",\"a?b#c\",7,\"x\\u0000y\"]}}"
                        : "{\"data\":{}}"))) {
      List<Account> all = reads.all(served);
      assertEquals(4, all.size());
      assertFalse(served.asked.stream().anyMatch(path -> path.contains("..")), "dots are encoded");
      assertTrue(served.asked.stream().allMatch(path -> path.startsWith("/v1/")));
      assertTrue(all.stream().allMatch(a -> a.name().chars().noneMatch(Character::isISOControl)));
    }
  }

  @Test
  void nonsense_and_refusals_are_told_without_the_token() throws Exception {
    for (String nonsense : List.of("{}", "[]", "{\"data\":[]}", "<html>", "")) {
      try (Served served = new Served((exchange, path) -> Served.json(exchange, nonsense))) {
        assertThrows(SystemUnreadable.class, () -> reads.all(served), nonsense);
      }
    }
    try (Served served =
        new Served((exchange, path) -> {
          if (path.equals("/v1/sys/auth")) {
            answers(exchange, path);
          } else {
            Served.json(exchange, "{\"data\":{\"keys\":{\"a\":1}}}");
          }
        })) {
      assertThrows(SystemUnreadable.class, () -> reads.all(served));
    }
    try (Served served = new Served((exchange, path) -> Served.say(exchange, 403, "hvs.secret"))) {
      SystemUnreadable refused = assertThrows(SystemUnreadable.class, () -> reads.all(served));
      assertTrue(refused.getMessage().contains("lacks a right"));
      assertFalse(refused.getMessage().contains("hvs.secret"));
    }
  }
}
