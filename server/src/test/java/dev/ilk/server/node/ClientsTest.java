package dev.ilk.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.kernel.Result;
import dev.ilk.place.Cidr;
import dev.ilk.place.Client;
import dev.ilk.place.NamedNetwork;
import dev.ilk.place.TrustedProxies;
import dev.ilk.server.config.PlaceSettings;
import io.helidon.webserver.WebServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientsTest {

  private static Cidr block(String text) {
    if (Cidr.parse(text) instanceof Result.Ok<Cidr>(Cidr block)) {
      return block;
    }
    throw new AssertionError(text);
  }

  private static String told(PlaceSettings settings, String... headers) throws Exception {
    WebServer server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .routing(routing -> {
              new Clients(settings).tell(routing);
              routing.get(
                  "/",
                  (request, response) -> {
                    Client client = request.context().get(Client.class).orElseThrow();
                    response.send(client.address() + " " + client.place().networks());
                  });
            })
            .build()
            .start();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
              .headers(headers)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } finally {
      server.stop();
    }
  }

  private static PlaceSettings behind(String proxies) {
    return new PlaceSettings(
        List.of(new NamedNetwork("office", List.of(block("192.0.2.0/24")))),
        List.of(),
        new TrustedProxies(List.of(block(proxies)), TrustedProxies.Header.X_FORWARDED_FOR));
  }

  @Test
  void behind_a_trusted_proxy_the_caller_is_whom_it_names() throws Exception {
    String[] lines = {"X-Forwarded-For", "203.0.113.1", "X-Forwarded-For", "192.0.2.7"};
    assertEquals("192.0.2.7 [office]", told(behind("127.0.0.0/8"), lines));
  }

  @Test
  void whoever_is_no_proxy_of_ours_cannot_say_that_it_is_elsewhere() throws Exception {
    assertEquals("127.0.0.1 []", told(behind("10.0.0.0/8"), "X-Forwarded-For", "192.0.2.7"));
    assertEquals(
        "127.0.0.1 []",
        told(behind("127.0.0.0/8"), "Forwarded", "for=192.0.2.7", "X-Real-IP", "192.0.2.7"));
  }
}
