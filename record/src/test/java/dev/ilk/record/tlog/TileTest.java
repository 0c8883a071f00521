package dev.ilk.record.tlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 1234067, 256, tile/0/x001/x234/067",
    "2, 999, 1, tile/2/999.p/1",
    "1, 1000, 255, tile/1/x001/000.p/255",
    "0, 9223372036854775807, 256, tile/0/x009/x223/x372/x036/x854/x775/807"
  })
  void a_tile_is_named_as_the_specification_names_it(
      int level, long index, int width, String path) {
    Tile tile = new Tile(level, index, width);
    assertEquals(path, tile.path());
    if (index < 1_000_000_000_000_000_000L) {
      assertEquals(Optional.of(tile), Tile.parse(path));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/",
        "tile/00/000",
        "tile/8/000",
        "tile/-1/000",
        "tile/0/0",
        "tile/0/001/000",
        "tile/0/x000/001",
        "tile/0/x001/x000",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/256",
        "tile/0/000.p/999",
        "tile/0/000.p/",
        "tile/entries/000",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/../000",
        "tile/0/x999/x999/x999/x999/x999/x999/999"
      })
  void any_other_spelling_is_no_tile(String path) {
    assertEquals(Optional.empty(), Tile.parse(path));
  }

  @Test
  void a_tree_of_seventy_thousand_ends_with_the_tiles_of_the_specification() {
    assertEquals(274, Tile.count(0, 70_000));
    assertEquals(new Tile(0, 272, 256), Tile.of(0, 272, 70_000));
    assertEquals(new Tile(0, 273, 112), Tile.of(0, 273, 70_000));
    assertEquals(2, Tile.count(1, 70_000));
    assertEquals(new Tile(1, 1, 17), Tile.of(1, 1, 70_000));
    assertEquals(1, Tile.count(2, 70_000));
    assertEquals(new Tile(2, 0, 1), Tile.of(2, 0, 70_000));
    assertEquals(0, Tile.count(3, 70_000));
  }

  @Test
  void a_tree_has_the_tiles_that_it_is_large_enough_for() {
    assertTrue(new Tile(0, 273, 112).isWithin(70_000));
    assertFalse(new Tile(0, 273, 113).isWithin(70_000));
    assertTrue(new Tile(0, 272, 256).isWithin(70_000));
    assertFalse(new Tile(0, 274, 1).isWithin(70_000));
    assertFalse(new Tile(7, Long.MAX_VALUE, 1).isWithin(Long.MAX_VALUE));
    assertFalse(new Tile(0, 0, 1).isWithin(0));
  }

  @Test
  void entries_come_out_of_a_bundle_as_they_went_in() {
    List<Bytes> entries =
        List.of(Bytes.utf8("a"), Bytes.EMPTY, Bytes.of(new byte[EntryBundle.MAX_ENTRY]));
    assertEquals(Result.ok(entries), EntryBundle.decode(EntryBundle.encode(entries), 3));
    assertEquals("tile/entries/x001/000.p/3", EntryBundle.path(1000, 3));
    assertEquals(
        Optional.of(new Tile(0, 1000, 3)), EntryBundle.parsePath("tile/entries/x001/000.p/3"));
    assertEquals(Optional.empty(), EntryBundle.parsePath("tile/0/x001/000.p/3"));
    assertEquals(Optional.empty(), EntryBundle.parsePath("tile/entries/../x001/000"));
  }

  @Test
  void an_entry_that_does_not_fit_a_bundle_is_refused() {
    List<Bytes> entries = List.of(Bytes.of(new byte[EntryBundle.MAX_ENTRY + 1]));
    assertThrows(IllegalArgumentException.class, () -> EntryBundle.encode(entries));
  }

  @Test
  void a_bundle_of_another_width_or_cut_off_is_refused() {
    byte[] two = EntryBundle.encode(List.of(Bytes.utf8("ab"), Bytes.utf8("cd")));
    for (int length = 0; length <= two.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(two, length);
      assertEquals(
          length == two.length, EntryBundle.decode(cut, 2) instanceof Result.Ok, "" + length);
    }
    assertInstanceOf(Result.Failed.class, EntryBundle.decode(two, 1));
    assertInstanceOf(Result.Failed.class, EntryBundle.decode(two, 3));
  }

  @Test
  void no_bytes_make_the_bundle_reader_stumble() {
    Random random = new Random(256);
    for (int round = 0; round < 2_000; round++) {
      byte[] noise = new byte[random.nextInt(600)];
      random.nextBytes(noise);
      for (int i = 0; i + 1 < noise.length; i += 2 + random.nextInt(9)) {
        noise[i] = 0;
      }
      if (EntryBundle.decode(noise, random.nextInt(1, 257))
          instanceof Result.Ok(List<Bytes> read)) {
        assertTrue(read.size() <= Tile.WIDTH);
      }
    }
  }
}
