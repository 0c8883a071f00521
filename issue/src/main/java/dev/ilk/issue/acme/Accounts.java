package dev.ilk.issue.acme;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.gate.ChangeAcmeAccount;
import dev.ilk.gate.Command;
import dev.ilk.gate.Handled;
import dev.ilk.gate.OpenAcmeAccount;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadAcmeAccount;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens, reads and changes ACME accounts (RFC 8555, section 7.3). */
public final class Accounts {
  /** Under which name a proof tells the account that it was made with. */
  static final String ACCOUNT = "account";

  private static final String EXTERNAL_KEY = "external_key";

  private final AccountStore store;
  private final InstantSource clock;

  /**
   * Builds the handlers.
   *
   * @param store where accounts are kept
   * @param clock the present
   */
  public Accounts(AccountStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Opens an account for whom the external key was given out.
   *
   * @param permit the right to
   * @return the account, or {@code acme_account_taken}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<AcmeAccount>> open(Permit<OpenAcmeAccount> permit) throws PartUnavailable {
    OpenAcmeAccount asked = permit.command();
    Optional<AcmeId.ExternalKey> with =
        told(permit, EXTERNAL_KEY, AcmeId.ExternalKey.PREFIX, AcmeId.ExternalKey::new);
    if (with.isEmpty()) {
      return noAccount();
    }
    Instant now = clock.instant();
    AcmeAccount account =
        new AcmeAccount(
            NewNames.account(),
            asked.at(),
            permit.proof().actor().id(),
            asked.jwk(),
            asked.thumbprint(),
            now,
            true);
    try {
      return store.open(account, with.get())
          ? Result.ok(Handled.of(account, particulars(permit, account, List.of())))
          : taken();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("ACME accounts", e);
    }
  }

  /**
   * Reads the caller's own account.
   *
   * @param permit the right to
   * @return the account
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<AcmeAccount>> read(Permit<ReadAcmeAccount> permit) throws PartUnavailable {
    return own(permit).then(account -> Result.ok(Handled.of(account, permit.command().asked())));
  }

  /**
   * Changes the caller's own account.
   *
   * @param permit the right to
   * @return the account as it is now, or {@code acme_account_taken}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<AcmeAccount>> change(Permit<ChangeAcmeAccount> permit)
      throws PartUnavailable {
    Result<AcmeAccount> own = own(permit);
    if (!(own instanceof Result.Ok<AcmeAccount>(AcmeAccount before))) {
      return noAccount();
    }
    if (permit.command().change() instanceof ChangeAcmeAccount.Rekey rekey
        && !rekey.former().equals(before.thumbprint())) {
      return Result.failed(
          Problem.of(
              Problem.Kind.INVALID, "account_key_other", "`oldKey` is not the account's key"));
    }
    AcmeAccount after = changed(before, permit.command().change());
    try {
      return store.change(before, after)
          ? Result.ok(Handled.of(after, particulars(permit, after, List.of(before.thumbprint()))))
          : taken();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("ACME accounts", e);
    }
  }

  private static AcmeAccount changed(AcmeAccount before, ChangeAcmeAccount.Change change) {
    return switch (change) {
      case ChangeAcmeAccount.Rekey(String jwk, String thumbprint, String former) ->
          new AcmeAccount(
              before.id(),
              before.environment(),
              before.holder(),
              jwk,
              thumbprint,
              before.opened(),
              before.active());
      case ChangeAcmeAccount.Deactivate end ->
          new AcmeAccount(
              before.id(),
              before.environment(),
              before.holder(),
              before.jwk(),
              before.thumbprint(),
              before.opened(),
              false);
    };
  }

  /** The account that the request was signed with; whatever else proved the caller has none. */
  Result<AcmeAccount> own(Permit<? extends Command<?>> permit) throws PartUnavailable {
    Optional<AcmeId.Account> id = told(permit, ACCOUNT, AcmeId.Account.PREFIX, AcmeId.Account::new);
    try {
      Optional<AcmeAccount> found = id.isEmpty() ? Optional.empty() : store.account(id.get());
      return found
          .filter(account -> account.holder().equals(permit.proof().actor().id()))
          .map(Result::ok)
          .orElseGet(Accounts::noAccount);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("ACME accounts", e);
    }
  }

  private static <T extends AcmeId> Optional<T> told(
      Permit<?> permit, String name, String prefix, Function<String, T> make) {
    return permit.proof() instanceof Proof.OfWorkload of
        ? AcmeId.parse(prefix, make, of.claims().getOrDefault(name, ""))
        : Optional.empty();
  }

  private static Particulars particulars(
      Permit<?> permit, AcmeAccount account, List<String> destroys) {
    return new Particulars.OfCredential(
        "acme_account",
        Optional.of(account.id().value()),
        Optional.of(Party.of(permit.proof().actor())),
        account.environment().name() + "/acme",
        account.thumbprint(),
        "",
        List.of(),
        Optional.of(account.opened()),
        Optional.empty(),
        "",
        account.active() ? destroys : List.of(account.id().value()));
  }

  private static <T> Result<T> noAccount() {
    return Result.failed(
        Problem.of(
            Problem.Kind.REFUSED, "account_unknown", "the request was signed with no account"));
  }

  private static <T> Result<T> taken() {
    return Result.failed(
        Problem.of(
                Problem.Kind.CONFLICT,
                "acme_account_taken",
                "the key has an account, or what it is opened with was used")
            .mend("use another key, or have a new one given out"));
  }
}
