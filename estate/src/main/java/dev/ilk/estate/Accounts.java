package dev.ilk.estate;

import dev.ilk.actor.Kind;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.CorrectAccount;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListAccounts;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadAccount;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lists and tells accounts, and keeps what people say of them. */
public final class Accounts {

  /** Knows what identities are called. */
  @FunctionalInterface
  public interface Holders {
    /**
     * The subject of an identity.
     *
     * @param id which
     * @return such as {@code human:ada}; empty if it is not registered
     * @throws StoreUnavailable if the store does not answer
     */
    Optional<String> subject(Id.Identity id) throws StoreUnavailable;
  }

  private final AccountStore accounts;
  private final FindingStore findings;
  private final Classes classes;
  private final Holders holders;

  /**
   * Builds the handlers.
   *
   * @param sources the systems that they are of
   * @param accounts keeps them
   * @param findings keeps what is wrong with them
   * @param holders knows whose they are
   */
  public Accounts(
      SourceStore sources, AccountStore accounts, FindingStore findings, Holders holders) {
    this.accounts = accounts;
    this.findings = findings;
    this.classes = new Classes(sources, accounts);
    this.holders = holders;
  }

  /**
   * Lists accounts.
   *
   * @param permit to do so
   * @return a page
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<AccountPage>> list(Permit<ListAccounts> permit) throws PartUnavailable {
    ListAccounts asked = permit.command();
    try {
      return Result.ok(Handled.of(accounts.page(asked.query()), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("accounts cannot be read", e);
    }
  }

  /**
   * Tells an account.
   *
   * @param permit to do so
   * @return it with what it holds, or {@code account_unknown}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<ReadAccount.Detail>> read(Permit<ReadAccount> permit)
      throws PartUnavailable {
    ReadAccount asked = permit.command();
    try {
      Optional<AccountStore.Kept> kept = accounts.find(asked.id());
      if (kept.isEmpty()) {
        return Result.failed(unknown(asked.id()));
      }
      FoundAccount account = kept.get().account();
      Optional<String> holder =
          account.holder().isPresent() ? holders.subject(account.holder().get()) : Optional.empty();
      return Result.ok(
          Handled.of(
              new ReadAccount.Detail(
                  account, holder, kept.get().credentials(), kept.get().evidence()),
              asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("accounts cannot be read", e);
    }
  }

  /**
   * Keeps what a person says an account is.
   *
   * @param permit to do so
   * @return the account, {@code account_unknown} or {@code reason_invalid}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<FoundAccount>> correct(Permit<CorrectAccount> permit)
      throws PartUnavailable {
    CorrectAccount asked = permit.command();
    Optional<Problem> reason = Reasons.problem(asked.reason(), "say how you know");
    if (reason.isPresent()) {
      return Result.failed(reason.get());
    }
    try {
      return said(
              asked.id(),
              asked.kind(),
              permit.proof().actor().subject(),
              asked.reason(),
              permit.arrival().at().truncatedTo(ChronoUnit.MICROS))
          .map(account -> Result.ok(Handled.of(account, asked.asked())))
          .orElseGet(() -> Result.failed(unknown(asked.id())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("accounts cannot be stored", e);
    }
  }

  /**
   * Keeps the word and, because what is wrong with an account depends on what it is, looks again.
   */
  Optional<FoundAccount> said(Id.Account id, Kind kind, String by, String reason, Instant now)
      throws StoreUnavailable {
    Optional<FoundAccount> said = accounts.say(id, kind, by, reason, now);
    Optional<AccountStore.Kept> kept = said.isPresent() ? accounts.find(id) : Optional.empty();
    if (kept.isPresent()) {
      findings.keep(List.of(classes.looks().at(kept.get(), now).looked()), now);
    }
    return said;
  }

  static Problem unknown(Id.Account id) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "account_unknown",
            "there is no account `%s`".formatted(id.value()))
        .mend("look at `ilk discover list`");
  }
}
