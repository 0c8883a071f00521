package dev.ilk.registry.people;

import dev.ilk.gate.people.Email;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.kernel.Result;
import dev.ilk.registry.words.Prose;
import java.util.regex.Pattern;

/** What a directory may say of a person. */
final class Facts {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_EMAILS = 20;
  // RFC 5321 leaves much more open; what a directory gives out is of this form.
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,8}");

  private Facts() {}

  static boolean isAddress(String text) {
    return EMAIL.matcher(text).matches();
  }

  static Result<PersonFacts> check(PersonFacts facts) {
    if (facts.userName().isBlank()
        || facts.userName().length() > LONGEST_NAME
        || !Prose.isPlain(facts.userName())) {
      return Refusals.invalid(
          "userName", "expected 1 to %d visible characters".formatted(LONGEST_NAME));
    }
    if (facts.externalId().filter(id -> !isText(id) || id.isEmpty()).isPresent()) {
      return wrong("externalId");
    }
    if (!isText(facts.givenName()) || !isText(facts.familyName())) {
      return wrong("name");
    }
    if (!isText(facts.displayName())) {
      return wrong("displayName");
    }
    if (!isText(facts.title()) || !isText(facts.department())) {
      return wrong("title");
    }
    if (facts.emails().size() > MOST_EMAILS) {
      return Refusals.invalid("emails", "at most %d addresses".formatted(MOST_EMAILS));
    }
    if (facts.emails().stream().filter(Email::primary).count() > 1) {
      return Refusals.invalid("emails", "only one address is the primary one");
    }
    for (Email email : facts.emails()) {
      if (!isAddress(email.value()) || !isText(email.type())) {
        return Refusals.invalid(
            "emails", "`%s` is no address".formatted(Prose.shown(email.value())));
      }
    }
    return Result.ok(facts);
  }

  private static boolean isText(String text) {
    return text.length() <= LONGEST_TEXT && Prose.isPlain(text);
  }

  private static Result<PersonFacts> wrong(String where) {
    return Refusals.invalid(
        where, "expected at most %d visible characters".formatted(LONGEST_TEXT));
  }
}
