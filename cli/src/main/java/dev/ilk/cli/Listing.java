package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A list that the server gives out in pages, asked for until there is as much as is wanted. */
final class Listing {
  private static final int PAGE = 500;

  private final String path;
  private final String member;
  private final int limit;
  private final StringBuilder filters = new StringBuilder();

  /**
   * A list.
   *
   * @param path where, such as {@code /v1/accounts}
   * @param member what an answer calls it, such as {@code accounts}
   * @param limit how many at most
   */
  Listing(String path, String member, int limit) {
    this.path = path;
    this.member = member;
    this.limit = limit;
  }

  /** Only what fits; everything if nothing is said. */
  Listing with(String filter, @Nullable String value) {
    if (value != null) {
      filters.append('&').append(filter).append('=').append(AccountLines.encoded(value));
    }
    return this;
  }

  /** The list as one object, with {@code more} saying whether there is more of it. */
  ObjectNode read(Server server) {
    ObjectNode answer = Server.mapper().createObjectNode();
    ArrayNode all = answer.putArray(member);
    String from = "";
    boolean more;
    do {
      int page = Math.min(PAGE, limit - all.size());
      JsonNode got = server.get("%s?limit=%d%s%s".formatted(path, page, filters, from));
      got.path(member).forEach(all::add);
      String next = got.path("next").asText();
      more = !next.isEmpty();
      from = "&after=" + AccountLines.encoded(next);
    } while (more && all.size() < limit);
    return answer.put("more", more);
  }

  /** Says so, if there is more of a list. */
  static void tellMore(PrintWriter out, JsonNode answer) {
    if (answer.path("more").asBoolean()) {
      out.println("there are more (--limit)");
    }
  }
}
