package dev.ilk.web.openapi;

import dev.ilk.web.http.Answers;
import dev.ilk.web.http.MethodRefusal;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /openapi.json}, open to everyone. */
public final class Doors {
  private static final String PATH = "/openapi.json";

  private Doors() {}

  /**
   * Opens it.
   *
   * @param routing where
   */
  public static void open(HttpRouting.Builder routing) {
    String description = description();
    routing
        .get(
            PATH,
            (request, response) -> Answers.send(response, 200, "application/json", description))
        .any(PATH, new MethodRefusal("GET"));
  }

  /**
   * What it describes itself as.
   *
   * @return an OpenAPI 3.1 document, as JSON
   */
  public static String description() {
    try (InputStream in = Doors.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
