package dev.ilk.store.lifecycle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.Dying;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.util.List;

/**
 * Lets a node die at every call of the store in turn, before and after it took place, and another
 * go on.
 */
final class Crashes {
  private static final int MOST_STEPS = 100;

  private Crashes() {}

  /** What is tried. */
  interface Case<T> {
    /** Prepares another one, with a number of its own. */
    T begin(Stores stores, int number) throws Exception;

    /** The node that dies at one of its calls. */
    void dies(Stores stores, Dying dying) throws Exception;

    /** Another node, which finishes. */
    void finishes(Stores stores) throws Exception;

    /** Looks at what came of it. */
    void ended(Stores stores, T one) throws Exception;
  }

  /** In a database of its own. */
  static <T> void everywhere(TestDatabase.Kind kind, int atLeast, Case<T> tried) throws Exception {
    try (TestDatabase database = TestDatabase.create(kind)) {
      everywhere(database.node(), database.node(), atLeast, tried);
    }
  }

  /** With two nodes over one database, which other cases may use too. */
  static <T> void everywhere(Stores first, Stores second, int atLeast, Case<T> tried)
      throws Exception {
    Dying dying = new Dying();
    int crashes = 0;
    boolean finished = false;
    int number = 0;
    for (int step = 0; !finished; step++) {
      assertTrue(step < MOST_STEPS, "it comes to its end");
      for (boolean took : List.of(false, true)) {
        T one = tried.begin(first, number++);
        dying.at(step, took);
        try {
          tried.dies(first, dying);
          finished = true;
        } catch (StoreUnavailable | PartUnavailable killed) {
          crashes++;
        }
        tried.finishes(second);
        tried.ended(second, one);
      }
    }
    assertTrue(crashes >= atLeast, "it was killed at " + crashes + " places");
  }
}
