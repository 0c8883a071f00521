package dev.ilk.gate.declared;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * A sort of thing that files declare and another room keeps. People change the same things by
 * commands: whatever a command checks and records is checked and recorded here.
 */
public interface Sort {

  /**
   * How an entry is written.
   *
   * @return the same at every call
   */
  Shape shape();

  /**
   * How many things of this sort there may be.
   *
   * @return at least one
   */
  int most();

  /**
   * All things of this sort as they are, each as the file would write it.
   *
   * @return in any order
   * @throws StoreUnavailable if the store does not answer
   */
  List<Item> all() throws StoreUnavailable;

  /**
   * An entry as {@link #all} would write it, where one thing can be written in several ways.
   *
   * @param item of this shape, with values of any content
   * @return itself, unless it means the same as another
   */
  default Item canonical(Item item) {
    return item;
  }

  /**
   * What is wrong with an entry; touches nothing.
   *
   * @param before the thing as it is; empty if it is new
   * @param item of this shape, with values of any content
   * @param known what it may refer to
   * @return what the command would refuse; empty if nothing
   * @throws StoreUnavailable if the store does not answer
   */
  List<Problem> check(Optional<Item> before, Item item, Known known) throws StoreUnavailable;

  /**
   * What speaks against ending a thing because a file no longer names it.
   *
   * @param before as it is
   * @return all that does; empty if nothing
   * @throws StoreUnavailable if the store does not answer
   */
  default List<Problem> checkEnd(Item before) throws StoreUnavailable {
    return List.of();
  }

  /**
   * What a change means beyond what the entry says, for whoever decides on it.
   *
   * @param before as it is; empty if it is new
   * @param after as it shall be; empty if it ends; never both empty
   * @return one sentence without a final period; empty if there is nothing to say
   * @throws StoreUnavailable if the store does not answer
   */
  default String meaning(Optional<Item> before, Optional<Item> after) throws StoreUnavailable {
    return "";
  }

  /**
   * Prepares that something is made as an entry says.
   *
   * @param before as it is; empty if it is new
   * @param after as it shall be, checked; of the same name
   * @param author who says so
   * @return what makes it so
   * @throws StoreUnavailable if the store does not answer
   */
  Step put(Optional<Item> before, Item after, Author author) throws StoreUnavailable;

  /**
   * Prepares that something ends.
   *
   * @param before as it is
   * @param author who says so
   * @return what ends it
   * @throws StoreUnavailable if the store does not answer
   */
  Step end(Item before, Author author) throws StoreUnavailable;
}
