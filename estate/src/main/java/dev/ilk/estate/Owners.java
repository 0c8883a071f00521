package dev.ilk.estate;

import dev.ilk.actor.Kind;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.OwnerClues;
import dev.ilk.estate.stored.OwnerStore;
import dev.ilk.gate.AnswerOwner;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListOwners;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReportOwners;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what clones tell of who answers for what, tells who may answer for accounts, and keeps what
 * people say of it. Software reports only on what it was the first to report on.
 */
public final class Owners {
  private static final int LONGEST = 300;

  private final OwnerClues clues;
  private final OwnerStore owners;
  private final Owning owning;
  private final AccountStore accounts;

  /**
   * Builds the handlers.
   *
   * @param clues keeps what clones tell
   * @param owners keeps who may answer for accounts
   * @param owning works that out
   * @param accounts keeps accounts
   */
  public Owners(OwnerClues clues, OwnerStore owners, Owning owning, AccountStore accounts) {
    this.clues = clues;
    this.owners = owners;
    this.owning = owning;
    this.accounts = accounts;
  }

  private static Instant at(Permit<?> permit) {
    return permit.arrival().at().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Takes a report.
   *
   * @param permit to do so
   * @return how much was taken, {@code owners_of_another} or {@code owners_full}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<ReportOwners.Taken>> report(Permit<ReportOwners> permit)
      throws PartUnavailable {
    ReportOwners asked = permit.command();
    String repository = asked.report().repository();
    String by = permit.proof().actor().subject();
    boolean person = permit.proof().actor().kind() == Kind.HUMAN;
    try {
      return switch (clues.keep(asked.report(), by, person, at(permit))) {
        case OwnerClues.Keeping.Kept(Set<String> about) -> {
          int named = owning.again(named(List.copyOf(about)), at(permit));
          ReportOwners.Taken taken = new ReportOwners.Taken(asked.report().clues().size(), named);
          yield Result.ok(Handled.of(taken, asked.told(taken)));
        }
        case OwnerClues.Keeping.Others _ ->
            Result.failed(
                Problem.of(
                        Problem.Kind.REFUSED,
                        "owners_of_another",
                        "`%s` is reported on by somebody else".formatted(repository))
                    .mend("report under a name of your own, or let a person report it"));
        case OwnerClues.Keeping.Full _ ->
            Result.failed(
                Problem.of(
                        Problem.Kind.CONFLICT,
                        "owners_full",
                        "%,d repositories are reported on already"
                            .formatted(OwnerClues.MOST_REPOSITORIES))
                    .mend("report several under one name"));
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("owners cannot be stored", e);
    }
  }

  private Set<Id.Account> named(List<String> about) throws StoreUnavailable {
    Set<Id.Account> named = new HashSet<>();
    for (int from = 0; from < about.size(); from += OwnerClues.MOST_NAMES) {
      int to = Math.min(from + OwnerClues.MOST_NAMES, about.size());
      if (named.size() < OwnerClues.MOST_ACCOUNTS) {
        named.addAll(clues.named(about.subList(from, to)));
      }
    }
    return named;
  }

  /**
   * Lists who may answer for accounts.
   *
   * @param permit to do so
   * @return all that is known of an account, or what waits
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<ListOwners.Told>>> list(Permit<ListOwners> permit)
      throws PartUnavailable {
    ListOwners asked = permit.command();
    try {
      if (asked.account().isEmpty()) {
        return Result.ok(Handled.of(owners.waiting(asked.after(), asked.limit()), asked.asked()));
      }
      Id.Account id = asked.account().get();
      String name =
          accounts
              .find(id)
              .map(kept -> kept.account().source() + "/" + kept.account().names().name())
              .orElse(id.value());
      List<ListOwners.Told> told = new ArrayList<>();
      owners.of(List.of(id)).forEach(one -> told.add(new ListOwners.Told(one, name)));
      return Result.ok(Handled.of(told, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("owners cannot be read", e);
    }
  }

  /**
   * Keeps what a person says.
   *
   * @param permit to do so
   * @return what is kept, {@code account_unknown}, {@code owner_unknown} or {@code owner_invalid}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<OwnerSuggestion>> answer(Permit<AnswerOwner> permit)
      throws PartUnavailable {
    AnswerOwner asked = permit.command();
    if (asked.candidate().isBlank() || asked.candidate().length() > LONGEST) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "owner_invalid",
                  "an owner has 1 to %d characters".formatted(LONGEST))
              .mend("give a team or a person, such as `team:payments` or `human:ada`"));
    }
    try {
      Optional<String> registered = owning.registered(asked.candidate());
      if (asked.answers() && registered.isEmpty()) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "owner_unknown",
                    "no team or person here is called `%s`".formatted(asked.candidate()))
                .mend("give one that is registered, such as `team:payments` or `human:ada`"));
      }
      OwnerSuggestion said =
          said(asked, registered.orElse(asked.candidate()), registered.isPresent(), permit);
      if (!owners.say(said, at(permit))) {
        return Result.failed(Accounts.unknown(asked.account()));
      }
      owning.again(Set.of(asked.account()), at(permit));
      return Result.ok(Handled.of(said, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("owners cannot be stored", e);
    }
  }

  private OwnerSuggestion said(
      AnswerOwner asked, String candidate, boolean registered, Permit<AnswerOwner> permit)
      throws StoreUnavailable {
    String by = permit.proof().actor().subject();
    Link.Word word = asked.answers() ? Link.Word.CONFIRMED : Link.Word.REJECTED;
    Optional<OwnerSuggestion> suggested =
        owners.of(List.of(asked.account())).stream()
            .filter(one -> one.candidate().equals(candidate))
            .findFirst();
    return new OwnerSuggestion(
        asked.account(),
        candidate,
        registered,
        suggested.map(OwnerSuggestion::points).orElse(0L),
        suggested.map(OwnerSuggestion::evidence).orElse(""),
        suggested.map(OwnerSuggestion::because).orElse(List.of(by + " said so")),
        "",
        word,
        by);
  }
}
