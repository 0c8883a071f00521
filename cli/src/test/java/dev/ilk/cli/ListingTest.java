package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists in pages, from a server that has 1,200 things and gives out 500 at the most. */
class ListingTest {
  private static final int ALL = 1200;
  private static final int PAGE = 500;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/things",
        exchange -> {
          asked.add(exchange.getRequestURI().getRawQuery());
          Map<String, String> given = new HashMap<>();
          for (String one : exchange.getRequestURI().getRawQuery().split("&")) {
            given.put(one.split("=", 2)[0], one.split("=", 2)[1]);
          }
          int from = Integer.parseInt(given.getOrDefault("after", "t%2F0").substring(4));
          int to = Math.min(from + Math.min(PAGE, Integer.parseInt(given.get("limit"))), ALL);
          ObjectNode page = Server.mapper().createObjectNode();
          ArrayNode things = page.putArray("things");
          IntStream.range(from, to).forEach(things::add);
          if (to < ALL) {
            page.put("next", "t/" + to);
          }
          byte[] body = Server.mapper().writeValueAsBytes(page);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "1,true,1",
    "500,true,1",
    "700,true,2",
    "1199,true,3",
    "1200,false,3",
    "5000,false,3"
  })
  void as_much_as_is_wanted_comes_in_its_order(int limit, boolean more, int pages) {
    ObjectNode answer =
        new Listing("/v1/things", "things", limit)
            .with("text", "a & b")
            .with("kind", null)
            .read(Server.at("http://127.0.0.1:" + server.getAddress().getPort(), "token"));
    List<Integer> got = new ArrayList<>();
    StreamSupport.stream(answer.path("things").spliterator(), false)
        .map(JsonNode::asInt)
        .forEach(got::add);
    assertEquals(IntStream.range(0, Math.min(limit, ALL)).boxed().toList(), got);
    assertEquals(more, answer.path("more").asBoolean());
    assertEquals(pages, asked.size());
    assertEquals("limit=" + Math.min(PAGE, limit) + "&text=a%20%26%20b", asked.getFirst());
  }
}
