package dev.ilk.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads bodies within a limit. */
public final class RequestBody {
  /** No body of any door is longer, in bytes: a declaration's length and some. */
  public static final int LARGEST = 9 << 20;

  private RequestBody() {}

  /**
   * Reads a JSON object.
   *
   * @param request the request
   * @param most its longest body, in bytes
   * @return the object, or {@code media_type_unsupported}, {@code body_too_large} or {@code
   *     json_malformed}
   */
  public static Result<ObjectNode> json(ServerRequest request, int most) {
    if (!isOfType(request, "application/json")) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID, "media_type_unsupported", "the body is no application/json")
              .mend("send it with `Content-Type: application/json`"));
    }
    return bytes(request, most).then(Json::read);
  }

  /**
   * Reads a JSON object as something.
   *
   * @param request the request
   * @param most its longest body, in bytes
   * @param read makes it of the object's members
   * @param <T> what it is
   * @return it, or what is wrong, with the body as {@link #json} tells it or with its members
   */
  public static <T> Result<T> read(
      ServerRequest request, int most, Function<Fields, Result<T>> read) {
    return json(request, most).then(body -> read.apply(new Fields(body)));
  }

  /**
   * Whether a body says that it is of a media type (RFC 9110, section 8.3.1). Parameters are
   * ignored: the types that doors take know none that would change how they are read.
   *
   * @param request the request
   * @param type in lower case
   * @return true if it says so
   */
  public static boolean isOfType(ServerRequest request, String type) {
    String said = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    int semicolon = said.indexOf(';');
    String essence = semicolon < 0 ? said : said.substring(0, semicolon);
    return essence.strip().toLowerCase(Locale.ROOT).equals(type);
  }

  /**
   * Reads a body.
   *
   * @param request the request
   * @param most its longest body, in bytes
   * @return all of it, or {@code body_too_large}
   */
  public static Result<byte[]> bytes(ServerRequest request, int most) {
    if (!request.content().hasEntity()) {
      return Result.ok(new byte[0]);
    }
    try (InputStream in = request.content().inputStream()) {
      OptionalLong told = request.headers().contentLength();
      if (told.isPresent() && told.getAsLong() > most) {
        return tooLarge(most);
      }
      // What its length is told of fits into one array; else it is read piece by piece.
      byte[] bytes =
          told.isPresent() ? in.readNBytes((int) told.getAsLong()) : in.readNBytes(most + 1);
      return bytes.length <= most ? Result.ok(bytes) : tooLarge(most);
    } catch (IOException e) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "body_unreadable", "the body ended too early"));
    }
  }

  private static Result<byte[]> tooLarge(int most) {
    return Result.failed(
        Problem.of(
            Problem.Kind.INVALID,
            "body_too_large",
            "the body is longer than %d bytes".formatted(most)));
  }
}
