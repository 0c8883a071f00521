package dev.ilk.prove.human.login;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.place.Client;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A browser that came back from a provider, as it arrived.
 *
 * @param provider the provider's name in the address it came back to
 * @param parameters the query's parameters, decoded; of any content
 * @param browser the value of the cookie that was set when it was sent away
 * @param device what the browser says of itself; may be empty
 * @param deviceCookie the value of the cookie by which the browser is known again
 * @param client where it comes from
 */
public record Callback(
    String provider,
    Map<String, List<String>> parameters,
    Optional<String> browser,
    String device,
    Optional<String> deviceCookie,
    Client client) {
  private static final int MAX_VALUE = 4096;

  /**
   * A browser of which nothing else is known.
   *
   * @param provider see {@link Callback}
   * @param parameters see {@link Callback}
   * @param browser see {@link Callback}
   * @param device see {@link Callback}
   */
  public Callback(
      String provider,
      Map<String, List<String>> parameters,
      Optional<String> browser,
      String device) {
    this(provider, parameters, browser, device, Optional.empty(), Client.UNKNOWN);
  }

  /**
   * What a provider says by sending a browser back (RFC 6749, sections 4.1.2 and 4.1.2.1).
   *
   * @param state which sign-in it answers
   * @param issuer who answers (RFC 9207), if it says so
   * @param code what to exchange; empty if it is an error
   * @param error why there is no code; empty if there is one
   */
  record Answer(String state, Optional<String> issuer, String code, String error) {}

  /** Reads the answer; a parameter that occurs twice is refused (RFC 6749, section 3.1). */
  Result<Answer> answer() {
    for (String name : List.of("state", "iss", "code", "error")) {
      List<String> values = parameters.getOrDefault(name, List.of());
      if (values.size() > 1 || values.stream().anyMatch(value -> value.length() > MAX_VALUE)) {
        return malformed("`" + name + "` occurs twice or is too long");
      }
    }
    String state = one("state").orElse("");
    String code = one("code").orElse("");
    String error = one("error").orElse("");
    if (state.isBlank() || code.isBlank() == error.isBlank()) {
      return malformed("expected a state, and either a code or an error");
    }
    return Result.ok(new Answer(state, one("iss"), code, error));
  }

  private Optional<String> one(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static Result<Answer> malformed(String message) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, "callback_malformed", message));
  }
}
