package dev.ilk.agent.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.kernel.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestsTest {

  @Test
  void known_fields_are_read_and_others_are_skipped() throws IOException {
    Bytes bytes =
        new Message().put(1, "a").put(1, "b").put(2, "spiffe://x/y").put(9, "new").toBytes();
    assertEquals(
        new Requests.ForJwtSvid(List.of("a", "b"), "spiffe://x/y"),
        Requests.ForJwtSvid.read(new ByteArrayInputStream(bytes.toArray())));
  }

  @Test
  void of_a_single_field_that_comes_twice_the_last_counts() throws IOException {
    Bytes bytes = new Message().put(1, "a").put(2, "t").put(1, "b").toBytes();
    assertEquals(
        new Requests.ForValidation("b", "t"),
        Requests.ForValidation.read(new ByteArrayInputStream(bytes.toArray())));
  }

  @Test
  void too_many_values_and_other_types_are_refused() {
    Message many = new Message();
    for (int i = 0; i < 101; i++) {
      many.put(1, "a");
    }
    byte[] number = {0x08, 0x01};
    for (byte[] bytes : List.of(many.toBytes().toArray(), number)) {
      assertThrows(
          IOException.class, () -> Requests.ForJwtSvid.read(new ByteArrayInputStream(bytes)));
    }
  }

  @Test
  void whatever_comes_is_read_or_refused() {
    Random random = new Random(20261122);
    byte[] good = new Message().put(1, "audience").put(2, "spiffe://a/b").toBytes().toArray();
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = good.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        Requests.ForJwtSvid.read(new ByteArrayInputStream(bytes));
      } catch (IOException e) {
        // Refused, which is the only other thing that may happen.
      }
    }
  }
}
