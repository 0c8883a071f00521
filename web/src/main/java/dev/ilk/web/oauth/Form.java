package dev.ilk.web.oauth;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.ServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, read as RFC 6749 wants it (section 3.2): a parameter without a value
 * counts as absent, one that is there twice is refused, one that is unknown is ignored by whoever
 * asks only for those it knows.
 */
final class Form {
  /** Two tokens of the longest length that is looked at, and some. */
  static final int LONGEST = 64 << 10;

  private static final int MOST_PARAMETERS = 50;
  private static final String TYPE = "application/x-www-form-urlencoded";

  private final Map<String, String> parameters;

  private Form(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * The form, or {@code media_type_unsupported}, {@code body_too_large} or {@code form_invalid}.
   */
  static Result<Form> read(ServerRequest request) {
    if (!RequestBody.isOfType(request, TYPE)) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "media_type_unsupported", "the body is no form")
              .mend("send it with `Content-Type: " + TYPE + "`"));
    }
    return RequestBody.bytes(request, LONGEST).then(Form::parse);
  }

  static Result<Form> parse(byte[] body) {
    Map<String, String> parameters = new HashMap<>();
    int start = 0;
    while (start < body.length) {
      int end = indexOf(body, '&', start, body.length);
      int equals = indexOf(body, '=', start, end);
      Optional<String> name = decode(body, start, equals);
      Optional<String> value = decode(body, Math.min(equals + 1, end), end);
      if (name.isEmpty() || value.isEmpty()) {
        return invalid("a parameter is not encoded as UTF-8 in `%xx`");
      }
      if (!value.get().isEmpty() && parameters.put(name.get(), value.get()) != null) {
        return invalid("the parameter `" + shown(name.get()) + "` is there twice");
      }
      if (parameters.size() > MOST_PARAMETERS) {
        return invalid("there are more than " + MOST_PARAMETERS + " parameters");
      }
      start = end + 1;
    }
    return Result.ok(new Form(parameters));
  }

  /** A parameter's value, never empty text. */
  Optional<String> get(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** A parameter that must be there, or {@code parameter_missing}. */
  Result<String> require(String name) {
    return get(name)
        .map(Result::ok)
        .orElseGet(() ->
            Result.failed(
                Problem.of(
                        Problem.Kind.INVALID,
                        "parameter_missing",
                        "the parameter `" + name + "` is missing")
                    .at(name)));
  }

  private static int indexOf(byte[] body, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (body[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  /** Empty if it is not what an encoder makes. */
  private static Optional<String> decode(byte[] body, int from, int to) {
    byte[] bytes = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (body[i] != '%') {
        bytes[length++] = body[i] == '+' ? (byte) ' ' : body[i];
        continue;
      }
      int high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
      int low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes[length++] = (byte) (high * 16 + low);
      i += 2;
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String shown(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }

  private static Result<Form> invalid(String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "form_invalid", message));
  }
}
