package dev.ilk.web.oauth;

import dev.ilk.actor.App;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.human.grant.Pkce;
import dev.ilk.prove.human.grant.Redirects;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what an app asks for (RFC 6749, section 4.1.1; RFC 7636; RFC 8707; OpenID Connect Core 1.0,
 * section 3.1.2.1). Where the answer goes is judged apart and first: before that is sure, nothing
 * is sent anywhere.
 */
final class AuthorizationParameters {
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");
  private static final Pattern AGE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int MOST_WORDS = 30;
  private static final int LONGEST = 1000;

  private AuthorizationParameters() {}

  /** The address that the answer goes to, and the state; or {@code redirect_unknown}. */
  static Result<AuthorizationRequest.Browser> browser(Form form, App app) {
    Optional<String> redirect = form.get("redirect_uri");
    return redirect.isPresent() && Redirects.isOf(app, redirect.get())
        ? Result.ok(
            new AuthorizationRequest.Browser(
                redirect.get(), cut(form.get("state")), form.get("code_challenge")))
        : Result.failed(
            Problem.of(
                    Problem.Kind.INVALID,
                    "redirect_unknown",
                    "the address to return to is none of the app's")
                .at("redirect_uri")
                .mend("register it, exactly as it is sent"));
  }

  /** All the rest; what the app wants is not yet compared with what there is. */
  static Result<AuthorizationRequest> read(
      Form form, App app, AuthorizationRequest.Browser browser, Instant now) {
    Optional<Problem> objection = objection(form, app, browser);
    if (objection.isPresent()) {
      return Result.failed(objection.get());
    }
    return access(form, app)
        .then(access ->
            wishes(form)
                .then(wishes ->
                    Result.ok(
                        new AuthorizationRequest(
                            access,
                            app.name(),
                            app.isConfidential(),
                            browser,
                            form.get("nonce"),
                            form.get("dpop_jkt"),
                            wishes,
                            now.truncatedTo(ChronoUnit.MICROS)))));
  }

  private static Optional<Problem> objection(
      Form form, App app, AuthorizationRequest.Browser browser) {
    if (form.get("request").isPresent()) {
      return problem("request_object_unsupported", "request objects are not read", "request");
    }
    if (!form.get("response_type").equals(Optional.of("code"))) {
      return problem("response_type_unsupported", "only codes are given out", "response_type");
    }
    if (form.get("response_mode").filter(mode -> !mode.equals("query")).isPresent()) {
      return problem("request_malformed", "answers are sent in the query", "response_mode");
    }
    if (form.get("state").filter(state -> state.length() > LONGEST).isPresent()
        || form.get("nonce").filter(nonce -> nonce.length() > LONGEST).isPresent()) {
      return problem("request_malformed", "`state` or `nonce` is too long", "state");
    }
    if (form.get("dpop_jkt").filter(key -> !THUMBPRINT.matcher(key).matches()).isPresent()) {
      return problem("request_malformed", "this is no thumbprint of a key", "dpop_jkt");
    }
    return challenge(form, app, browser);
  }

  /**
   * Every code is bound to a challenge, with one exception, which draft-ietf-oauth-v2-1 has in
   * section 7.5.1: an app with a key of its own that asks for an ID token with a nonce.
   */
  private static Optional<Problem> challenge(
      Form form, App app, AuthorizationRequest.Browser browser) {
    if (browser.challenge().isEmpty()) {
      boolean excepted =
          app.isConfidential()
              && !app.demands().contains(App.Demand.PUSHED_REQUESTS)
              && form.get("nonce").isPresent()
              && form.get("code_challenge_method").isEmpty()
              && words(form.get("scope")).contains("openid");
      return excepted
          ? Optional.empty()
          : problem("challenge_missing", "a `code_challenge` is needed", "code_challenge");
    }
    // Without a method `plain` would be meant (RFC 7636, section 4.3).
    return form.get("code_challenge_method").equals(Optional.of("S256"))
            && Pkce.isChallenge(browser.challenge().get())
        ? Optional.empty()
        : problem(
            "challenge_malformed",
            "the only `code_challenge_method` is `S256`",
            "code_challenge_method");
  }

  /** What is wanted; also read where a device asks. */
  static Result<AppAccess> access(Form form, App app) {
    return access(form, app.environment(), app.id());
  }

  private static Result<AppAccess> access(Form form, Environment at, String app) {
    SortedSet<String> scopes = new TreeSet<>(words(form.get("scope")));
    if (scopes.size() > MOST_WORDS || !scopes.stream().allMatch(SCOPE.asMatchPredicate())) {
      return Result.failed(problem("scope_malformed", "the scopes are malformed", "scope").get());
    }
    Optional<String> resource = form.get("resource");
    if (resource.filter(name -> !Audience.isAudience(name)).isPresent()) {
      return Result.failed(
          problem("target_malformed", "a resource is an absolute URI", "resource").get());
    }
    return Result.ok(new AppAccess(at, app, resource.map(Audience::new), scopes));
  }

  private static Result<AuthorizationRequest.Wishes> wishes(Form form) {
    Set<String> prompt = Set.copyOf(new TreeSet<>(words(form.get("prompt"))));
    if (prompt.contains("none") && prompt.size() > 1) {
      return Result.failed(problem("request_malformed", "`none` stands alone", "prompt").get());
    }
    Optional<String> age = form.get("max_age");
    if (age.filter(text -> !AGE.matcher(text).matches()).isPresent()) {
      return Result.failed(
          problem("request_malformed", "an age is a number of seconds", "max_age").get());
    }
    List<String> levels = words(form.get("acr_values"));
    if (levels.size() > MOST_WORDS) {
      return Result.failed(problem("request_malformed", "too many values", "acr_values").get());
    }
    return Result.ok(
        new AuthorizationRequest.Wishes(
            prompt.contains("login") || prompt.contains("select_account"),
            prompt.contains("consent"),
            prompt.contains("none"),
            age.map(Long::parseLong).map(Duration::ofSeconds),
            levels,
            cut(form.get("login_hint")),
            Optional.empty()));
  }

  private static List<String> words(Optional<String> text) {
    return Arrays.stream(text.orElse("").split(" ", LONGEST))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static String cut(Optional<String> text) {
    return text.map(all -> all.length() <= LONGEST ? all : all.substring(0, LONGEST)).orElse("");
  }

  private static Optional<Problem> problem(String code, String message, String where) {
    return Optional.of(Problem.of(Problem.Kind.INVALID, code, message).at(where));
  }
}
