package dev.ilk.place;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases by the MaxMind DB File Format Specification, version 2.0: a tree of 24-bit
 * records over IPv6, IPv4 addresses below {@code ::/96}, the data, and the metadata.
 */
final class Mmdb {
  private static final int EMPTY = -1;
  private static final byte[] MARKER =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
  private final List<Map<String, ?>> entries = new ArrayList<>();

  /** What is said of a block of IPv4 addresses. */
  Mmdb put(int[] address, int bits, Map<String, ?> data) {
    entries.add(data);
    int node = 0;
    int last = 96 + bits - 1;
    for (int i = 0; i < last; i++) {
      int side = bit(address, i);
      if (nodes.get(node)[side] == EMPTY) {
        nodes.add(new int[] {EMPTY, EMPTY});
        nodes.get(node)[side] = nodes.size() - 1;
      }
      node = nodes.get(node)[side];
    }
    // Entries are told from nodes by being below all of them.
    nodes.get(node)[bit(address, last)] = -2 - (entries.size() - 1);
    return this;
  }

  private static int bit(int[] address, int index) {
    int of = index - 96;
    return of < 0 ? 0 : address[of / 8] >> (7 - of % 8) & 1;
  }

  byte[] bytes() {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    List<Integer> offsets = new ArrayList<>();
    for (Map<String, ?> entry : entries) {
      offsets.add(data.size());
      write(data, entry);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        int value =
            record == EMPTY
                ? nodes.size()
                : record < EMPTY ? nodes.size() + 16 + offsets.get(-2 - record) : record;
        file.write(value >> 16);
        file.write(value >> 8);
        file.write(value);
      }
    }
    file.writeBytes(new byte[16]);
    file.writeBytes(data.toByteArray());
    file.writeBytes(MARKER);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", 1_700_000_000L);
    metadata.put("database_type", "Test");
    metadata.put("description", Map.of());
    metadata.put("ip_version", 6);
    metadata.put("languages", List.of());
    metadata.put("node_count", (long) nodes.size());
    metadata.put("record_size", 24);
    write(file, metadata);
    return file.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(out, 2, bytes.length);
        out.writeBytes(bytes);
      }
      case Double number -> {
        control(out, 3, 8);
        number(out, Double.doubleToLongBits(number), 8);
      }
      case Integer number -> {
        control(out, 5, 2);
        number(out, number, 2);
      }
      case Long number -> {
        control(out, 6, 4);
        number(out, number, 4);
      }
      case Map<?, ?> map -> {
        control(out, 7, map.size());
        map.forEach((name, member) -> {
          write(out, name);
          write(out, member);
        });
      }
      case List<?> list -> {
        // An extended type: its number less 7 follows the control byte.
        out.write(list.size());
        out.write(11 - 7);
        list.forEach(member -> write(out, member));
      }
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  private static void control(ByteArrayOutputStream out, int type, int size) {
    if (size < 29) {
      out.write(type << 5 | size);
    } else {
      out.write(type << 5 | 29);
      out.write(size - 29);
    }
  }

  private static void number(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write((int) (value >> 8 * i));
    }
  }
}
