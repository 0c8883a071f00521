package dev.ilk.web.admin;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads which accounts a request asks for. */
final class AccountParameters {
  private static final int PAGE = 100;

  private final ServerRequest request;
  private final List<Problem> problems = new ArrayList<>();

  private AccountParameters(ServerRequest request) {
    this.request = request;
  }

  static Result<AccountQuery> query(ServerRequest request) {
    AccountParameters parameters = new AccountParameters(request);
    String text = parameters.one("text", AccountParameters::sound).orElse("");
    Optional<String> source =
        parameters.one("source", one -> Optional.of(one).filter(AccountParameters::isName));
    Optional<Kind> kind = parameters.one("kind", AccountParameters::kind);
    Optional<Presence> presence = parameters.one("presence", AccountParameters::presence);
    Optional<Id.Identity> holder =
        parameters.one("holder", one -> Ids.parse(Id.Identity.PREFIX, Id.Identity::new, one));
    Optional<AccountQuery.Mark> after = parameters.one("after", AccountParameters::mark);
    int limit = parameters.one("limit", AccountParameters::limit).orElse(PAGE);
    boolean orphans = request.query().first("orphans").asOptional().equals(Optional.of("true"));
    return parameters.problems.isEmpty()
        ? Result.ok(new AccountQuery(text, source, kind, presence, orphans, holder, after, limit))
        : new Result.Failed<>(parameters.problems);
  }

  private <T> Optional<T> one(String name, Function<String, Optional<T>> parse) {
    Optional<String> text =
        request.query().first(name).asOptional().filter(value -> !value.isEmpty());
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      problems.add(
          Problem.of(
                  Problem.Kind.INVALID,
                  "parameter_invalid",
                  "`%s` is not understood".formatted(name))
              .at(name));
    }
    return value;
  }

  static Optional<Kind> kind(String text) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(text)).findFirst();
  }

  private static Optional<Presence> presence(String text) {
    return Arrays.stream(Presence.values()).filter(one -> one.word().equals(text)).findFirst();
  }

  private static Optional<String> sound(String text) {
    return Optional.of(text)
        .filter(one -> one.length() <= AccountQuery.LONGEST)
        .filter(one -> one.chars().noneMatch(Character::isISOControl));
  }

  private static boolean isName(String text) {
    return Source.NAME.matcher(text).matches();
  }

  private static Optional<Integer> limit(String text) {
    return Optional.of(text)
        .filter(one -> one.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .filter(number -> number <= AccountQuery.MOST);
  }

  /** A mark as an opaque text: the id first, which has a fixed length. */
  static String text(AccountQuery.Mark mark) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((mark.id() + mark.name()).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<AccountQuery.Mark> mark(String text) {
    try {
      String both = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int end = Math.min(both.length(), Id.Account.PREFIX.length() + 26);
      return Ids.parse(Id.Account.PREFIX, Id.Account::new, both.substring(0, end))
          .flatMap(id ->
              sound(both.substring(end)).map(name -> new AccountQuery.Mark(name, id.value())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
