package dev.ilk.measure.stored;

import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what was counted. What is written is durable once the method returns, and seen on every
 * node.
 */
public interface MeasureStore {
  /** The most identities that one {@link #lastUses} takes. */
  int MOST_IDENTITIES = 1000;

  /**
   * How far it is.
   *
   * @return at the beginning of the record, at first
   * @throws StoreUnavailable if the store does not answer
   */
  Progress progress() throws StoreUnavailable;

  /**
   * Adds what events brought and moves on, compare-and-swap: all of it, or nothing if the record is
   * counted further already.
   *
   * @param step which events, and what they brought
   * @return false if nothing was written
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Step step) throws StoreUnavailable;

  /**
   * Puts how things stand in place of what was said of that day before. An earlier look never
   * replaces a later one.
   *
   * @param look when, and what was seen; all of the day of that instant, and of standing counters
   * @return false if there is a later one
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean replace(Look look) throws StoreUnavailable;

  /**
   * When identities were last used, as far as the record is counted.
   *
   * @param identities at most {@link #MOST_IDENTITIES}
   * @return those that ever were
   * @throws StoreUnavailable if the store does not answer
   */
  Map<Id.Identity, Instant> lastUses(Set<Id.Identity> identities) throws StoreUnavailable;

  /**
   * The numbers of a time, added up over environments that are not asked for.
   *
   * @param query which
   * @return cells with no environment, and the team that was asked for
   * @throws StoreUnavailable if the store does not answer
   */
  Map<Cell, Long> read(MeasureQuery query) throws StoreUnavailable;

  /**
   * The looks of a time.
   *
   * @param from the first day
   * @param to the last day
   * @return one a day at most, in their order, without their numbers
   * @throws StoreUnavailable if the store does not answer
   */
  List<Look> looks(LocalDate from, LocalDate to) throws StoreUnavailable;

  /**
   * Takes the work of a while, so that one node alone does it. A node that dies leaves it to the
   * others.
   *
   * @param now the present
   * @param until how long no other node gets it
   * @return false if another has it
   * @throws StoreUnavailable if the store does not answer
   */
  boolean claim(Instant now, Instant until) throws StoreUnavailable;

  /**
   * How far it is.
   *
   * @param place the index of the first entry of the record that is not counted
   * @param counted when the latest event happened that is counted
   * @param taken when things were last looked at
   */
  record Progress(long place, Optional<Instant> counted, Optional<Instant> taken) {}

  /**
   * Some events in a row.
   *
   * @param from the index of the first
   * @param to the index after the last
   * @param latest when the latest of them happened
   * @param counts what they brought
   * @param uses when they last saw identities do something
   * @param clients from where they saw clients come, and when
   * @param keys by which keys they saw clients prove themselves, from the first time to the last
   */
  record Step(
      long from,
      long to,
      Instant latest,
      Counts counts,
      Map<Id.Identity, Instant> uses,
      Map<ClientUse, Stay> clients,
      Map<KeyUse, Stay> keys) {
    public Step {
      uses = Map.copyOf(uses);
      clients = Map.copyOf(clients);
      keys = Map.copyOf(keys);
    }
  }

  /**
   * A look at how things stand.
   *
   * @param at when
   * @param sources how many systems there were from which accounts can be read
   * @param sourcesRead how many of them had ever been read to the end
   * @param counts what was seen
   */
  record Look(Instant at, long sources, long sourcesRead, Counts counts) {}
}
