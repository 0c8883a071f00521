package dev.ilk.estate;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows who is registered, by what joins accounts to identities. */
public interface Identities {
  /** The most keys that one {@link #find} takes. */
  int MOST = 100;

  /**
   * Something by which an identity is known.
   *
   * @param sort what sort of thing
   * @param text it, in lower case but for ids of providers
   */
  record Key(Sort sort, String text) {
    /** Sorts of keys. */
    public enum Sort {
      /** The id that a person's identity provider gives, which does not change. */
      PROVIDER_ID,
      /** The SPIFFE id that Ilk issues to it, in any case. */
      SPIFFE_ID,
      /** The address under which a person is registered. */
      ADDRESS,
      /** The subject, such as {@code workload:prod-orders}. */
      SUBJECT
    }
  }

  /**
   * The identities that have keys.
   *
   * @param keys at most {@link #MOST}
   * @return those that are known
   * @throws StoreUnavailable if the store does not answer
   */
  Map<Key, Id.Identity> find(Set<Key> keys) throws StoreUnavailable;

  /**
   * What an identity is called.
   *
   * @param id which
   * @return such as {@code human:ada}; empty if it is not registered
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Named> named(Id.Identity id) throws StoreUnavailable;

  /**
   * An identity and the names by which other systems may know it.
   *
   * @param subject such as {@code human:ada}
   * @param names its name, and a person's address; in lower case
   */
  record Named(String subject, Set<String> names) {
    public Named {
      names = Set.copyOf(names);
    }
  }
}
