package dev.ilk.discover.finding;

import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret that an account holds, and that stands where others can read it. Taking it out of there
 * mends nothing: who has read it has it, so it counts until the account holds it no more.
 *
 * @param provider whose secret it is, or {@code any}
 * @param what what it is, for people
 * @param hint its first and last characters
 * @param place where it stands
 * @param times how often it stands anywhere
 */
public record LeakedSecret(String provider, String what, String hint, String place, long times) {
  /** What the finding is called. */
  public static final String CODE = "leaked-secret";

  /** What a shell takes as one word, whatever it is. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.@=-]{1,200}");

  private static final Map<String, String> COMMANDS =
      Map.of(
          "aws", "aws iam update-access-key --user-name %s --access-key-id %s --status Inactive",
          "google", "gcloud iam service-accounts keys disable --iam-account %s %s");

  /**
   * The finding, if what is held can be used still.
   *
   * @param account who holds it
   * @param held what it is there
   * @param now the present
   * @return nothing if it has ended
   */
  public Optional<Finding> of(Account account, HeldCredential held, Instant now) {
    if (held.expires().filter(end -> end.isBefore(now)).isPresent()) {
      return Optional.empty();
    }
    String more = times > 1 ? ", and in %d more places".formatted(times - 1) : "";
    return Optional.of(
        new Finding(
            CODE,
            account,
            held.name(),
            account.enabled() ? Severity.CRITICAL : Severity.HIGH,
            "NHI2",
            "its %s (%s, %s) stands in %s%s".formatted(held.name(), what, hint, place, more),
            mend(account, held)));
  }

  private String mend(Account account, HeldCredential held) {
    String command = COMMANDS.get(provider);
    return "revoke it where it was made%s; that it was taken out of the files does not help"
        .formatted(
            command == null
                ? ""
                : ": `" + command.formatted(word(account.name()), word(held.shownAs())) + "`");
  }

  private static String word(String text) {
    return WORD.matcher(text).matches() && !text.startsWith("-") ? text : "…";
  }
}
