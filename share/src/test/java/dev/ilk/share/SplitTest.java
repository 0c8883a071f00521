package dev.ilk.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  private final Split split = Split.random("fire", 3, 5);

  @Test
  void any_three_of_five_shares_open_it_in_any_order_and_so_do_more() {
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        for (int c = 0; c < 5; c++) {
          List<Share> three =
              List.of(split.shares().get(a), split.shares().get(b), split.shares().get(c));
          assertEquals(a != b && b != c && a != c, Split.opens(three, split.digest()));
        }
      }
    }
    assertTrue(Split.opens(split.shares(), split.digest()));
  }

  @Test
  void too_few_shares_open_nothing() {
    assertFalse(Split.opens(List.of(), split.digest()));
    assertFalse(Split.opens(split.shares().subList(0, 1), split.digest()));
    assertFalse(Split.opens(split.shares().subList(0, 2), split.digest()));
  }

  @Test
  void a_share_of_another_secret_spoils_it() {
    Split other = Split.random("fire", 3, 5);
    List<Share> mixed = new ArrayList<>(split.shares().subList(0, 2));
    mixed.add(other.shares().get(2));
    assertFalse(Split.opens(mixed, split.digest()));
    assertFalse(Split.opens(mixed, other.digest()));
    assertFalse(other.digest().equals(split.digest()));
  }

  @Test
  void one_changed_bit_spoils_it() {
    Random random = new Random(11);
    for (int i = 0; i < 100; i++) {
      List<Share> three = new ArrayList<>(split.shares());
      Collections.shuffle(three, random);
      Share first = three.getFirst();
      byte[] value = first.value().toArray();
      value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
      List<Share> spoilt = new ArrayList<>(three.subList(1, 3));
      spoilt.add(new Share(first.seal(), first.tag(), first.index(), Bytes.of(value)));
      assertFalse(Split.opens(spoilt, split.digest()));
    }
  }

  @Test
  void a_share_reads_back_as_it_was_handed_out_and_does_not_print_itself() {
    Share share = split.shares().get(1);
    assertEquals(Optional.of(share), Share.parse(" " + share.reveal() + "\n"));
    assertFalse(share.toString().contains(share.reveal().substring(30)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ilk-share.fire.3f2a9c01.2.",
        "ilk-share.fire.3f2a9c01.0.aa",
        "ilk-share.Fire.3f2a9c01.1.aa",
        "ilk-share.fire.3F2A9C01.1.aa",
        "share"
      })
  void what_is_no_share_is_none(String text) {
    assertEquals(Optional.empty(), Share.parse(text));
    assertEquals(Optional.empty(), Share.parse(text + "a".repeat(100_000)));
  }

  @Test
  void one_share_alone_is_never_enough_by_design() {
    assertThrows(IllegalArgumentException.class, () -> Split.random("fire", 1, 5));
    assertThrows(IllegalArgumentException.class, () -> Split.random("fire", 6, 5));
    assertThrows(IllegalArgumentException.class, () -> Split.random("fire", 2, 17));
  }
}
