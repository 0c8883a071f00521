package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AuthorityStore} promises. Each test begins with an empty store. */
public abstract class AuthorityStoreConformance {
  private static final byte[] ONE = {0x30, 0, -1};
  private static final byte[] OTHER = {0x30, 1, -128};

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract AuthorityStore store();

  /**
   * The same store as another node has it.
   *
   * @return may be the same adapter where there is one node only
   */
  protected abstract AuthorityStore elsewhere();

  @Test
  void what_was_never_kept_is_not_found() throws Exception {
    assertTrue(store().find("a.example/k").isEmpty());
  }

  @Test
  void what_is_kept_on_one_node_is_found_on_the_other() throws Exception {
    assertArrayEquals(ONE, store().keep("a.example/k", ONE));
    assertArrayEquals(ONE, elsewhere().find("a.example/k").orElseThrow());
  }

  @Test
  void the_first_one_stays() throws Exception {
    store().keep("a.example/k", ONE);
    assertArrayEquals(ONE, elsewhere().keep("a.example/k", OTHER));
    assertArrayEquals(ONE, store().find("a.example/k").orElseThrow());
    assertArrayEquals(OTHER, store().keep("a.example/l", OTHER));
  }

  @Test
  void a_name_may_have_400_characters() throws Exception {
    String name = "n".repeat(400);
    store().keep(name, ONE);
    assertArrayEquals(ONE, store().find(name).orElseThrow());
  }

  @Test
  void of_many_at_once_all_get_the_same() throws Exception {
    List<Callable<byte[]>> tries =
        IntStream.range(0, 16)
            .<Callable<byte[]>>mapToObj(i ->
                () ->
                    (i % 2 == 0 ? store() : elsewhere()).keep("a.example/k", new byte[] {(byte) i}))
            .toList();
    Set<String> got = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<byte[]> one : threads.invokeAll(tries)) {
        got.add(HexFormat.of().formatHex(one.get()));
      }
    }
    assertEquals(1, got.size());
  }
}
