package dev.ilk.gate.estate;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.util.Optional;

/** Whom a finding is about: an account of another system, or an identity of the registry. */
public sealed interface Whose {

  /**
   * Its id, by whose prefix the two are told apart.
   *
   * @return such as {@code acc_…} or {@code idn_…}
   */
  String id();

  /**
   * What it is called in the record.
   *
   * @return such as {@code Account}
   */
  String type();

  /**
   * Reads an id.
   *
   * @param id as {@link #id} gives it
   * @return empty if it is the id of neither
   */
  static Optional<Whose> parse(String id) {
    Optional<Whose> account = Ids.parse(Id.Account.PREFIX, Id.Account::new, id).map(OfAccount::new);
    return account.or(
        () -> Ids.parse(Id.Identity.PREFIX, Id.Identity::new, id).map(OfIdentity::new));
  }

  /**
   * An account's.
   *
   * @param account which
   */
  record OfAccount(Id.Account account) implements Whose {
    @Override
    public String id() {
      return account.value();
    }

    @Override
    public String type() {
      return "Account";
    }
  }

  /**
   * An identity's.
   *
   * @param identity which
   */
  record OfIdentity(Id.Identity identity) implements Whose {
    @Override
    public String id() {
      return identity.value();
    }

    @Override
    public String type() {
      return "Identity";
    }
  }
}
