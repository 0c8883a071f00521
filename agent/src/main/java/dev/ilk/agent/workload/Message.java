package dev.ilk.agent.workload;

import com.google.protobuf.CodedOutputStream;
import dev.ilk.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a message of Protocol Buffers field by field; all its fields are length-delimited. */
final class Message {
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  Message put(int field, String text) {
    return put(field, text.getBytes(StandardCharsets.UTF_8));
  }

  Message put(int field, Bytes value) {
    return put(field, value.toArray());
  }

  Message put(int field, Message nested) {
    return put(field, nested.toBytes());
  }

  /** An entry of a map is a message of key and value. */
  Message put(int field, Map<String, Bytes> entries) {
    entries.forEach((key, value) -> put(field, new Message().put(KEY, key).put(VALUE, value)));
    return this;
  }

  Message put(int field, byte[] value) {
    try {
      out.writeByteArray(field, value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }

  Bytes toBytes() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return Bytes.of(bytes.toByteArray());
  }
}
