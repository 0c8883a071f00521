package dev.ilk.console;

import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.Whose;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a list goes on, as a part of an address. What no page of ours wrote there is no place. */
final class Places {
  private static final String BETWEEN = "\n";
  private static final int LONGEST = 4_000;

  private Places() {}

  static String of(FindingQuery.Mark mark) {
    return encoded(
        String.join(BETWEEN, String.valueOf(mark.rank()), mark.whose(), mark.code(), mark.about()));
  }

  static Optional<FindingQuery.Mark> finding(String text) {
    String[] parts = decoded(text).split(BETWEEN, 4);
    return parts.length == 4
            && parts[0].matches("-?[0-9]{1,15}")
            && Whose.parse(parts[1]).isPresent()
            && isSound(parts[2])
            && isSound(parts[3])
        ? Optional.of(new FindingQuery.Mark(Long.parseLong(parts[0]), parts[1], parts[2], parts[3]))
        : Optional.empty();
  }

  static String of(SecretQuery.Mark mark) {
    return encoded(mark.rank() + BETWEEN + mark.id());
  }

  static Optional<SecretQuery.Mark> secret(String text) {
    String[] parts = decoded(text).split(BETWEEN, 2);
    return parts.length == 2
            && parts[0].matches("-?[0-9]{1,15}")
            && Ids.parse(Id.Secret.PREFIX, Id.Secret::new, parts[1]).isPresent()
        ? Optional.of(new SecretQuery.Mark(Long.parseLong(parts[0]), parts[1]))
        : Optional.empty();
  }

  static String of(AccountQuery.Mark mark) {
    return encoded(mark.id() + BETWEEN + mark.name());
  }

  static Optional<AccountQuery.Mark> found(String text) {
    String[] parts = decoded(text).split(BETWEEN, 2);
    return parts.length == 2 && account(parts[0]).isPresent() && isSound(parts[1])
        ? Optional.of(new AccountQuery.Mark(parts[1], parts[0]))
        : Optional.empty();
  }

  static Optional<Id.Account> account(String text) {
    return Ids.parse(Id.Account.PREFIX, Id.Account::new, text);
  }

  /** What a database takes as text. */
  static boolean isSound(String text) {
    return text.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    if (text.length() > LONGEST) {
      return "";
    }
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
