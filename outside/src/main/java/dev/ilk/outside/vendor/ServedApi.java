package dev.ilk.outside.vendor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A vendor's API on the loopback interface: lists, page by page, for whoever shows the credential.
 * It can only be read; whatever else is asked of it is refused and counted.
 */
public final class ServedApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final String authorization;
  private final Map<String, ServedList> lists = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private ServedApi(HttpServer server, String authorization) {
    this.server = server;
    this.authorization = authorization;
  }

  /** Starts an API that is read with an Authorization header of this content. */
  static ServedApi start(String authorization) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ServedApi api = new ServedApi(server, authorization);
    server.createContext("/", api::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return api;
  }

  /** Serves a list at a path. */
  ServedList list(String path, Paging paging, String within, int size) {
    ServedList list = new ServedList(paging, within, size);
    lists.put(path, list);
    return list;
  }

  /**
   * Where it is.
   *
   * @return without a trailing slash
   */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * How many pages it gave.
   *
   * @return since it started
   */
  public int reads() {
    return reads.get();
  }

  /**
   * How often it refused: a wrong credential, or anything but reading.
   *
   * @return since it started
   */
  public int refused() {
    return refused.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI asked = exchange.getRequestURI();
      ServedList list = lists.get(asked.getPath());
      String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, 405);
      } else if (!shown.equals(authorization)) {
        refuse(exchange, 401);
      } else if (list == null) {
        // Whether there is such a list may be asked.
        exchange.sendResponseHeaders(404, -1);
      } else {
        reads.incrementAndGet();
        page(exchange, list, asked);
      }
    }
  }

  private void refuse(HttpExchange exchange, int status) throws IOException {
    refused.incrementAndGet();
    exchange.sendResponseHeaders(status, -1);
  }

  private void page(HttpExchange exchange, ServedList list, URI asked) throws IOException {
    int position = position(list, asked);
    List<Map<String, Object>> items = list.from(position);
    int after = position + items.size();
    Optional<String> next =
        after < list.total() ? Optional.of(String.valueOf(after)) : Optional.empty();
    Optional<String> address =
        next.map(at -> address() + asked.getPath() + "?" + list.paging().parameter() + "=" + at);
    if (list.paging().isInHeader()) {
      address.ifPresent(
          at -> exchange.getResponseHeaders().add("Link", "<" + at + ">; rel=\"next\""));
    }
    Optional<String> told = list.paging() == Paging.GRAPH ? address : next;
    byte[] body = JSON.writeValueAsBytes(list.paging().body(list.within(), items, told));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static int position(ServedList list, URI asked) {
    String query = asked.getQuery() == null ? "" : asked.getQuery();
    for (String part : query.split("&", -1)) {
      if (part.startsWith(list.paging().parameter() + "=")) {
        return Integer.parseInt(part.substring(list.paging().parameter().length() + 1));
      }
    }
    return 0;
  }

  /** Stops it. */
  @Override
  public void close() {
    server.stop(0);
  }
}
