package dev.ilk.record.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of checkpoints must do. Every test begins with none. */
public abstract class CheckpointStoreConformance {

  /**
   * Opens the checkpoints of the running test as a node would.
   *
   * @return a store of its own
   * @throws Exception if the test's surroundings are broken
   */
  protected abstract CheckpointStore open() throws Exception;

  @Test
  void there_is_no_checkpoint_before_the_first() throws Exception {
    assertEquals(Optional.empty(), open().latest());
    assertEquals(List.of(), open().list(0, CheckpointStore.MAX_READ));
  }

  @Test
  void checkpoints_are_kept_in_order_of_size() throws Exception {
    CheckpointStore store = open();
    store.save(10, "ten\n\n— é\n");
    store.save(9, "nine");
    store.save(Long.MAX_VALUE, "most");
    CheckpointStore other = open();
    assertEquals(Optional.of("most"), other.latest());
    assertEquals(List.of("nine", "ten\n\n— é\n", "most"), other.list(0, 9));
    assertEquals(List.of("ten\n\n— é\n"), other.list(10, 1));
  }

  @Test
  void the_first_checkpoint_of_a_size_stays() throws Exception {
    CheckpointStore store = open();
    store.save(5, "first");
    open().save(5, "second");
    assertEquals(Optional.of("first"), store.latest());
    assertEquals(List.of("first"), store.list(0, 9));
  }
}
