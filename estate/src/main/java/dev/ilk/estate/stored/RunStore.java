package dev.ilk.estate.stored;

import dev.ilk.gate.estate.Run;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps runs of discovery, and the accounts that they see.
 *
 * <p>INVARIANT: a page's accounts and the cursor that follows them are stored in one transaction,
 * and only by whoever holds the run's latest fence. So whichever step is interrupted, and whoever
 * goes on, no account is lost or doubled.
 *
 * <p>INVARIANT: an account becomes gone by {@link #judge}, in a whole run that read to its end, and
 * only if it was missing from a whole run before that; or because its system said so in as many
 * words. That a run of changes does not see it means nothing.
 *
 * <p>INVARIANT: a mark is the source's only from the transaction on that completes the run which it
 * came with; whatever throws doubt on what is known forgets it, and the next run is whole.
 */
public interface RunStore {

  /**
   * Takes the open run of a source, or begins one if none is open. A source has at most one open
   * run, and a run one holder at a time, on whatever node.
   *
   * @param source which; it exists
   * @param start how it begins
   * @param now the present
   * @param until how long others leave the run alone unless it is released before
   * @return empty if another holds it
   * @throws StoreUnavailable if it is not known to be stored
   */
  Optional<Held> take(String source, Start start, Instant now, Instant until)
      throws StoreUnavailable;

  /**
   * What is known of a source's changes.
   *
   * @param source which
   * @return its mark and its last whole run
   * @throws StoreUnavailable if the store does not answer
   */
  Marked marked(String source) throws StoreUnavailable;

  /**
   * Stores a page and the cursor that follows it. What did not change since it was last read costs
   * no more than a mark. What a person said of an account stays.
   *
   * @param held the run, reading
   * @param sheet the page; after the last a whole run is to be judged, and one of changes complete
   * @param now the present
   * @param until how long others leave the run alone from here
   * @return what came of it
   * @throws StoreUnavailable if it is not known to be stored
   */
  Step page(Held held, Sheet sheet, Instant now, Instant until) throws StoreUnavailable;

  /**
   * Gives up a run of changes that cannot be believed, and forgets the source's mark.
   *
   * @param held the run
   * @param message why
   * @param now the present
   * @return the run as it is left; as it was taken, if another has it
   * @throws StoreUnavailable if it is not known to be stored
   */
  Run doubt(Held held, String message, Instant now) throws StoreUnavailable;

  /**
   * How many accounts of the source that are not gone the run did not see.
   *
   * @param held the run
   * @return the number
   * @throws StoreUnavailable if the store does not answer
   */
  long unseen(Held held) throws StoreUnavailable;

  /**
   * Judges some of the accounts that the run did not see: what was present becomes missing; what
   * was missing from a run before becomes gone, unless the run is doubtful.
   *
   * @param held the run, being judged
   * @param doubtful whether nothing shall be gone
   * @param now the present
   * @param until how long others leave the run alone from here
   * @return what came of it; the run is complete or doubtful once all are judged
   * @throws StoreUnavailable if it is not known to be stored
   */
  Step judge(Held held, boolean doubtful, Instant now, Instant until) throws StoreUnavailable;

  /**
   * Lets go of a run, so that whoever comes next goes on with it at once.
   *
   * @param held the run
   * @param message why it stopped; empty if nothing is wrong
   * @param now the present
   * @return the run as it is left; as it was taken, if another has it
   * @throws StoreUnavailable if it is not known to be stored
   */
  Run release(Held held, String message, Instant now) throws StoreUnavailable;

  /**
   * The runs of a source.
   *
   * @param source which
   * @param limit at most so many, 1 to 100
   * @return the latest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<Run> of(String source, int limit) throws StoreUnavailable;
}
