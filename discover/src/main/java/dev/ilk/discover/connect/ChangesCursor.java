package dev.ilk.discover.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.discover.AccountJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where reading changes stands: a mark when it begins, and when it ends the next one. All of it
 * passes through the store as a text, so that any node can go on.
 *
 * @param of a digest of what the mark was made with: settings, and how the connector reads
 * @param since since when changes are read, by the system's clock; empty if it does not tell them
 *     by time
 * @param links for each list of the profile, the address of its changes; empty for those that have
 *     none. Once a list is read, that of the next time
 * @param list which list is being read
 * @param page its page; empty for the first
 * @param begun since when changes will be read the next time
 */
record ChangesCursor(
    String of,
    Optional<Instant> since,
    List<String> links,
    int list,
    Optional<String> page,
    Optional<Instant> begun) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final char FIRST = '{';

  ChangesCursor {
    links = List.copyOf(links);
  }

  /** A mark: from where on changes will be told. */
  static ChangesCursor mark(String of, Optional<Instant> since, List<String> links) {
    return new ChangesCursor(of, since, links, 0, Optional.empty(), Optional.empty());
  }

  /** No cursor of a whole reading begins in this way. */
  static boolean isOne(String cursor) {
    return !cursor.isEmpty() && cursor.charAt(0) == FIRST;
  }

  ChangesCursor beginning(Optional<Instant> time) {
    return new ChangesCursor(of, since, links, list, page, time);
  }

  ChangesCursor at(String next) {
    return new ChangesCursor(of, since, links, list, Optional.of(next), begun);
  }

  ChangesCursor after(String link) {
    List<String> next = new ArrayList<>(links);
    next.set(list, link);
    return new ChangesCursor(of, since, next, list + 1, Optional.empty(), begun);
  }

  String text() {
    ObjectNode node = JSON.createObjectNode().put("of", of).put("list", list);
    since.ifPresent(time -> node.put("since", time.toString()));
    begun.ifPresent(time -> node.put("begun", time.toString()));
    page.ifPresent(at -> node.put("page", at));
    ArrayNode addresses = node.putArray("links");
    links.forEach(addresses::add);
    return node.toString();
  }

  /** Reads what {@link #text} wrote, in this version or another; empty if it makes no sense. */
  static Optional<ChangesCursor> read(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      List<String> links = new ArrayList<>();
      node.path("links").forEach(link -> links.add(link.asText()));
      return Optional.of(
          new ChangesCursor(
              node.path("of").asText(),
              AccountJson.instant(node.path("since")),
              links,
              node.path("list").asInt(),
              Walking.text(node.path("page")),
              AccountJson.instant(node.path("begun"))));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
