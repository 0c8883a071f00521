package dev.ilk.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.measure.stored.Buckets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketsTest {
  @Test
  void what_has_no_size_stays_so() {
    assertEquals(0, Buckets.of(0));
    assertEquals(0, Buckets.of(-5));
    assertEquals(0, Buckets.middle(0));
  }

  @Test
  void the_middle_is_never_further_off_than_a_fortieth() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long size = 1 + (long) StrictMath.exp(random.nextDouble() * 30);
      double middle = Buckets.middle(Buckets.of(size));
      assertTrue(Math.abs(middle - size) <= size * 0.025, size + " is told as " + middle);
    }
  }

  @Test
  void larger_sizes_have_no_smaller_class() {
    for (long size = 1; size < 5_000; size++) {
      assertTrue(Buckets.of(size) <= Buckets.of(size + 1));
    }
  }
}
