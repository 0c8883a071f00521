package dev.ilk.web.admin;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Fields;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** Reads what doors are asked about accounts that wait for a person's word, and such words. */
final class AccountWords {
  private static final int LONGEST = 300;

  private AccountWords() {}

  /**
   * Makes a command that lists: all that is known of an account, or what waits after one.
   *
   * @param <C> the command
   */
  @FunctionalInterface
  interface Listing<C> {
    C of(Optional<Id.Account> account, Optional<Id.Account> after, int limit);
  }

  /**
   * Makes a command that says of an account whether somebody is who they are said to be.
   *
   * @param <C> the command
   */
  @FunctionalInterface
  interface Saying<C> {
    C of(Id.Account account, String subject, boolean belongs);
  }

  static <C> Result<C> asked(ServerRequest request, Listing<C> listing) {
    Parameters parameters = new Parameters(request);
    Optional<Id.Account> account = parameters.one("account", AccountWords::account);
    Optional<Id.Account> after = parameters.one("after", AccountWords::account);
    int limit = parameters.limit();
    return parameters.made(() -> listing.of(account, after, limit));
  }

  private static Optional<Id.Account> account(String text) {
    return Ids.parse(Id.Account.PREFIX, Id.Account::new, text);
  }

  static <C> Result<C> said(Fields fields, Saying<C> saying) {
    Optional<Id.Account> account =
        fields.parsed(
            "account", account(fields.text("account", LONGEST)), "expected an account's id");
    String subject = fields.text("subject", LONGEST);
    Optional<Boolean> belongs =
        fields.parsed(
            "word", belongs(fields.text("word", LONGEST)), "expected confirmed or rejected");
    return fields.made(() -> saying.of(account.orElseThrow(), subject, belongs.orElseThrow()));
  }

  private static Optional<Boolean> belongs(String word) {
    return switch (word) {
      case "confirmed" -> Optional.of(true);
      case "rejected" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
