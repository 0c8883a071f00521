package dev.ilk.agent.workload;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads requests of the Workload API. All known fields are texts; unknown ones are skipped, as
 * Protocol Buffers want it. The length of a message is bounded by the server.
 */
final class Requests {
  private static final int MOST_VALUES = 100;

  private Requests() {}

  /** A request without parameters. */
  record Nothing() {
    static Nothing read(InputStream in) throws IOException {
      texts(in, 0);
      return new Nothing();
    }
  }

  /**
   * Asks for a JWT-SVID.
   *
   * @param audiences for whom
   * @param spiffeId for which identity; empty for the caller's
   */
  record ForJwtSvid(List<String> audiences, String spiffeId) {
    static ForJwtSvid read(InputStream in) throws IOException {
      Map<Integer, List<String>> fields = texts(in, 2);
      return new ForJwtSvid(fields.getOrDefault(1, List.of()), last(fields, 2));
    }
  }

  /**
   * Asks whether a JWT-SVID holds.
   *
   * @param audience for whom it must be
   * @param svid the token
   */
  record ForValidation(String audience, String svid) {
    static ForValidation read(InputStream in) throws IOException {
      Map<Integer, List<String>> fields = texts(in, 2);
      return new ForValidation(last(fields, 1), last(fields, 2));
    }
  }

  private static String last(Map<Integer, List<String>> fields, int number) {
    List<String> values = fields.getOrDefault(number, List.of());
    return values.isEmpty() ? "" : values.getLast();
  }

  private static Map<Integer, List<String>> texts(InputStream stream, int known)
      throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(stream);
    Map<Integer, List<String>> texts = new HashMap<>();
    int values = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      if (field > known) {
        in.skipField(tag);
      } else if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED
          || ++values > MOST_VALUES) {
        throw new IOException("a field of another type, or too many");
      } else {
        texts.computeIfAbsent(field, number -> new ArrayList<>()).add(in.readStringRequireUtf8());
      }
    }
    return texts;
  }
}
