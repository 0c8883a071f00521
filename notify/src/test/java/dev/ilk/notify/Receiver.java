package dev.ilk.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver that verifies as the specification of Standard Webhooks says, by the JDK alone, and
 * answers as a test says.
 */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<String> ids = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private volatile String secret = "";

  /** Answers an attempt. */
  public interface Answer {
    void to(HttpExchange exchange, int attempt) throws IOException;
  }

  public Receiver(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          int attempt;
          synchronized (this) {
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            bodies.add(new String(body, StandardCharsets.UTF_8));
            attempt = ids.size();
          }
          try (exchange) {
            if (isSigned(exchange, body)) {
              answer.to(exchange, attempt);
            } else {
              status(exchange, 401);
            }
          }
        });
    server.start();
  }

  public static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  public void secret(String shown) {
    secret = shown;
  }

  private boolean isSigned(HttpExchange exchange, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed =
          exchange.getRequestHeaders().getFirst("webhook-id")
              + "."
              + exchange.getRequestHeaders().getFirst("webhook-timestamp")
              + "."
              + new String(body, StandardCharsets.UTF_8);
      byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      String given = exchange.getRequestHeaders().getFirst("webhook-signature");
      return given.startsWith("v1,")
          && MessageDigest.isEqual(expected, Base64.getDecoder().decode(given.substring(3)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ids of all attempts, in their order. */
  public synchronized List<String> ids() {
    return List.copyOf(ids);
  }

  public synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  public String url() {
    return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
