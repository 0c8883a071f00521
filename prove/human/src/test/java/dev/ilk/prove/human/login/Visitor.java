package dev.ilk.prove.human.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Result;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the browser between Ilk and the sample provider. */
final class Visitor implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();

  /** Goes where Ilk sends it, signs in, and comes back. */
  Callback signIn(Result<Logins.Begun> begin, String user) throws Exception {
    Logins.Begun begun = begun(begin);
    HttpResponse<Void> answer =
        client.send(
            HttpRequest.newBuilder(begun.redirect())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("user=" + user))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    assertEquals(302, answer.statusCode());
    URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
    Map<String, List<String>> parameters = new HashMap<>();
    for (String pair : back.getRawQuery().split("&")) {
      String name = pair.substring(0, pair.indexOf('='));
      parameters.put(name, List.of(parameter(back.getRawQuery(), name)));
    }
    return new Callback("acme", parameters, Optional.of(begun.browser().reveal()), "Firefox");
  }

  Logins.Begun begun(Result<Logins.Begun> begin) {
    return value(begin);
  }

  static <T> T value(Result<T> result) {
    @SuppressWarnings("unchecked")
    Result.Ok<T> ok = assertInstanceOf(Result.Ok.class, result, result.toString());
    return ok.value();
  }

  static String parameter(String query, String name) {
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no " + name + " in " + query);
  }

  @Override
  public void close() {
    client.close();
  }
}
