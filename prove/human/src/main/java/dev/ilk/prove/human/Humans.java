package dev.ilk.prove.human;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/**
 * Finds the people of the registry, whatever their status; whether one may prove anything is the
 * plane's to judge.
 */
public interface Humans {

  /**
   * A person by the immutable identifier.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Human> byId(Id.Identity id) throws StoreUnavailable;

  /**
   * A person by name.
   *
   * @param name unique among people
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Human> byName(String name) throws StoreUnavailable;

  /**
   * The person whose account at a provider is bound to a {@code sub}.
   *
   * @param provider the provider's name in Ilk's configuration
   * @param subject the provider's {@code sub}, compared exactly
   * @return empty if no one is bound to it
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Human> byProviderSubject(String provider, String subject) throws StoreUnavailable;

  /**
   * The person whose account at a provider has an address, bound or not.
   *
   * @param provider the provider's name in Ilk's configuration
   * @param email the address, compared without regard to the case of ASCII letters
   * @return empty if there is none, or more than one
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Human> byProviderEmail(String provider, String email) throws StoreUnavailable;

  /**
   * Binds a person to a provider's {@code sub} for good: compare-and-swap from unbound. Durable
   * once it returns, with an {@code IDENTITY} change in the same transaction.
   *
   * @param id who
   * @param provider the provider's name; must be that of the person's account
   * @param subject the {@code sub}
   * @return false if the person is bound already, to whatever, or someone else is bound to this
   *     {@code sub}; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean bindSubject(Id.Identity id, String provider, String subject) throws StoreUnavailable;
}
