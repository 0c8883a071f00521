package dev.ilk.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A stranger's server over TLS, with documents of apps on it. */
final class DocumentHost implements AutoCloseable {
  final AtomicInteger asked = new AtomicInteger();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final HttpsServer server;

  private record Page(int status, String header, String value, String body) {}

  DocumentHost(Identity identity) throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(Identity.client(identity.certificate, Optional.of(identity))));
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    Page page =
        pages.getOrDefault(
            exchange.getRequestURI().getPath(), new Page(404, "X-None", "none", "none"));
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set(page.header(), page.value());
    exchange.sendResponseHeaders(page.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  String address(String path) {
    return "https://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Puts a document somewhere, in which {@code ${id}} stands for its address. */
  String put(String path, String document) {
    pages.put(
        path,
        new Page(200, "Cache-Control", "max-age=3600", document.replace("${id}", address(path))));
    return address(path);
  }

  String redirect(String path, String to) {
    pages.put(path, new Page(302, "Location", to, ""));
    return address(path);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
