package dev.ilk.issue.app;

import dev.ilk.actor.App;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the apps that were registered. */
public interface AppStore {

  /**
   * A registered app.
   *
   * @param app which
   * @param used when it last got a token; when it was registered, if it never did
   * @param warned when it was said that nobody uses it; empty if it has not been since its last use
   */
  record Registered(App app, Instant used, Optional<Instant> warned) {}

  /**
   * Keeps an app; durable once it returns.
   *
   * @param app with an id never kept before, a registrant, and keys if it has a method
   * @throws StoreUnavailable if it is not known to be stored
   */
  void add(App app) throws StoreUnavailable;

  /**
   * An app by its id.
   *
   * @param at whose issuer
   * @param id the {@code client_id}
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Registered> find(Environment at, String id) throws StoreUnavailable;

  /**
   * The apps of an issuer.
   *
   * @param at whose
   * @param limit at most so many, 1 to 1000
   * @return the latest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<Registered> of(Environment at, int limit) throws StoreUnavailable;

  /**
   * Notes that an app got a token. Moves forward, never back; does nothing to an app that is not
   * registered.
   *
   * @param id which
   * @param now when
   * @throws StoreUnavailable if the store does not answer
   */
  void used(String id, Instant now) throws StoreUnavailable;

  /**
   * Removes an app, ends what was granted to it and takes back every token that was issued on it,
   * in one transaction; durable once it returns.
   *
   * @param at whose issuer
   * @param id which
   * @param now the present
   * @return false if there is none; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean remove(Environment at, String id, Instant now) throws StoreUnavailable;

  /**
   * The apps that nobody has used for long.
   *
   * @param before used last before this instant
   * @param limit at most so many, 1 to 1000
   * @return empty if there are none
   * @throws StoreUnavailable if the store does not answer
   */
  List<Registered> unused(Instant before, int limit) throws StoreUnavailable;

  /**
   * Notes that it was said that nobody uses an app. Of all callers on all nodes at most one is told
   * true for each long disuse.
   *
   * @param id which
   * @param before used last before this instant
   * @param now when it was said
   * @return false if it was used since, was warned of before, or is gone; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean warn(String id, Instant before, Instant now) throws StoreUnavailable;

  /**
   * Removes an app as {@link #remove} does, if nobody has used it meanwhile.
   *
   * @param seen as it was found
   * @param now the present
   * @return false if it was used since, or is gone; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean lapse(Registered seen, Instant now) throws StoreUnavailable;
}
