package dev.ilk.discover.finding;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.Trait;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for what is wrong with one account. */
public final class Findings {
  /** Not used for as long is stale. */
  public static final Duration STALE = Duration.ofDays(90);

  /** A credential that is older was not rotated. */
  public static final Duration OLD = Duration.ofDays(365);

  private static final List<String> OWNERS = List.of("owner", "manager", "contact");

  private static final Pattern BETWEEN = Pattern.compile("[\\s,;|]+");

  private final Account account;
  private final Classified classified;
  private final Instant now;
  private final List<Finding> found = new ArrayList<>();
  private String about = "";

  private Findings(Account account, Classified classified, Instant now) {
    this.account = account;
    this.classified = classified;
    this.now = now;
  }

  /**
   * Looks at an account.
   *
   * @param account the account
   * @param classified what it was taken for
   * @param now the time of looking
   * @return what is wrong, if anything
   */
  public static List<Finding> of(Account account, Classified classified, Instant now) {
    Findings looking = new Findings(account, classified, now);
    if (account.enabled()) {
      looking.enabled();
    } else if (!account.credentials().isEmpty()) {
      looking.add(
          "credential-of-disabled",
          Severity.HIGH,
          "NHI1",
          "it is disabled and still holds %d credentials".formatted(account.credentials().size()),
          "revoke them: an account that is enabled again brings them back");
    }
    return looking.found;
  }

  private void enabled() {
    boolean software = classified.kind() != Kind.HUMAN;
    account
        .lastUsed()
        .filter(used -> used.isBefore(now.minus(STALE)))
        .ifPresent(used ->
            add(
                "stale",
                isPowerful() ? Severity.HIGH : Severity.MEDIUM,
                "NHI1",
                "last used on %s, %d days ago"
                    .formatted(used.atOffset(ZoneOffset.UTC).toLocalDate(), days(used)),
                "disable it, wait for complaints for a month, then delete it"));
    if (software && OWNERS.stream().allMatch(owner -> account.text(owner).isEmpty())) {
      add(
          "ownerless",
          Severity.MEDIUM,
          "NHI1",
          "it is %s and nobody is named for it".formatted(classified.subtype()),
          "name a team that answers for it, and its purpose");
    }
    List<String> environments = environments();
    if (software && environments.size() > 1) {
      add(
          "cross-environment",
          Severity.HIGH,
          "NHI8",
          "it is used in %s".formatted(String.join(" and ", environments)),
          "make one of its own for each environment: whoever breaks the weakest has them all");
    }
    boolean signsIn = account.number("interactive").filter(times -> times > 0).isPresent();
    if (software && signsIn) {
      add(
          "used-by-people",
          Severity.HIGH,
          "NHI10",
          "people signed in with it %s times in thirty days".formatted(account.text("interactive")),
          "find who, give them roles of their own, and forbid interactive log-in");
    }
    if (classified.contradicted() && !(software && signsIn)) {
      add(
          "misclassified",
          Severity.HIGH,
          software ? "NHI10" : "NHI9",
          "%s, and yet %s".formatted(strongest(software), strongest(!software)),
          "see who uses it: automation wants an identity of its own, for what runs in a person's"
              + " name ends when the person leaves; people want roles of their own");
    }
    if (!software && account.text("factors").matches("(?i)none|false|0")) {
      add(
          "no-second-factor",
          isPowerful() ? Severity.HIGH : Severity.MEDIUM,
          "",
          "no second factor is enrolled",
          "demand one that cannot be phished (WebAuthn)");
    }
    account.credentials().forEach(this::credential);
  }

  private void credential(HeldCredential held) {
    about = held.name();
    Optional<Instant> created = held.created();
    if (held.expires().filter(end -> end.isBefore(now)).isPresent()) {
      return;
    }
    if (held.expires().isEmpty()) {
      add(
          "never-expires",
          isPowerful() ? Severity.HIGH : Severity.MEDIUM,
          "NHI7",
          "its %s never ends".formatted(held.name()),
          "federate it, or give it an end and a rotation");
    }
    if (created.filter(made -> made.isBefore(now.minus(OLD))).isPresent()) {
      add(
          "not-rotated",
          Severity.MEDIUM,
          "NHI7",
          "its %s is %d days old".formatted(held.name(), days(created.orElseThrow())),
          "rotate it with overlap, and see that the old one is unused before it is revoked");
    }
    Optional<Instant> used = held.lastUsed();
    if (used.filter(last -> last.isBefore(now.minus(STALE))).isPresent()) {
      add(
          "unused-credential",
          Severity.MEDIUM,
          "NHI1",
          "its %s was last used %d days ago".formatted(held.name(), days(used.orElseThrow())),
          "revoke it");
    }
  }

  /** The strongest evidence for its being software, or for its being a person. */
  private String strongest(boolean software) {
    return classified.evidence().stream()
        .filter(one -> (one.says() != Kind.HUMAN) == software)
        .findFirst()
        .map(Evidence::because)
        .orElse("nothing else speaks for it");
  }

  private List<String> environments() {
    return BETWEEN
        .splitAsStream(account.text(Trait.ENVIRONMENTS).strip().toLowerCase(Locale.ROOT))
        .filter(one -> !one.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private boolean isPowerful() {
    return Reach.POWERS.stream().anyMatch(power -> Reach.isTrue(account.text(power)));
  }

  private long days(Instant since) {
    return Duration.between(since, now).toDays();
  }

  private void add(String code, Severity severity, String owasp, String evidence, String mend) {
    found.add(new Finding(code, account, about, severity, owasp, evidence, mend));
  }
}
