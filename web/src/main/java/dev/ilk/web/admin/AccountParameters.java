package dev.ilk.web.admin;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.AccountFilter;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Reads which accounts a request asks for. */
final class AccountParameters {
  private AccountParameters() {}

  static Result<AccountQuery> query(ServerRequest request) {
    Parameters parameters = new Parameters(request);
    AccountQuery query =
        new AccountQuery(
            parameters.text("text"),
            parameters.one("source", one -> Optional.of(one).filter(AccountParameters::isName)),
            parameters.one("kind", AccountParameters::kind),
            parameters.one("presence", AccountParameters::presence),
            parameters.isTrue("orphans"),
            parameters.one("holder", one -> Ids.parse(Id.Identity.PREFIX, Id.Identity::new, one)),
            new AccountFilter(
                parameters.isTrue("unsure"),
                parameters.one("unusedSince", AccountParameters::instant)),
            parameters.one("after", AccountParameters::mark),
            parameters.limit());
    return parameters.problems().isEmpty()
        ? Result.ok(query)
        : new Result.Failed<>(parameters.problems());
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<Kind> kind(String text) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(text)).findFirst();
  }

  private static Optional<Presence> presence(String text) {
    return Arrays.stream(Presence.values()).filter(one -> one.word().equals(text)).findFirst();
  }

  private static boolean isName(String text) {
    return Source.NAME.matcher(text).matches();
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
              Parameters.sound(both.substring(end))
                  .map(name -> new AccountQuery.Mark(name, id.value())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
