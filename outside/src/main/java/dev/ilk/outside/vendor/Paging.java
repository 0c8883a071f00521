package dev.ilk.outside.vendor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a vendor leads from one page of a list to the next. */
enum Paging {
  /** A Link header, and the number of the page: GitHub and GitLab. */
  PAGES("page"),
  /** A Link header, and where the last page ended: Okta. */
  AFTER("after"),
  /** An address in the body: Microsoft Graph. */
  GRAPH("$skiptoken"),
  /** A token in the list's metadata: Kubernetes. */
  CONTINUE("continue"),
  /** A cursor beside the list, empty at its end: Slack. */
  CURSOR("cursor");

  private final String parameter;

  Paging(String parameter) {
    this.parameter = parameter;
  }

  /** The query's parameter that says where to go on. */
  String parameter() {
    return parameter;
  }

  /** Whether the next page is named in a header and not in the body. */
  boolean isInHeader() {
    return this == PAGES || this == AFTER;
  }

  /**
   * A page as the vendor lays it out.
   *
   * @param within the member that holds the list; empty if the body is the list itself
   * @param items the page's items
   * @param next where to go on: a position, or for {@link #GRAPH} an address
   * @return a JSON value
   */
  Object body(String within, List<Map<String, Object>> items, Optional<String> next) {
    if (within.isEmpty()) {
      return items;
    }
    Map<String, Object> body = new LinkedHashMap<>();
    switch (this) {
      case PAGES, AFTER -> body.put("total_count", items.size());
      case GRAPH -> next.ifPresent(address -> body.put("@odata.nextLink", address));
      case CONTINUE -> body.put("metadata", Map.of("continue", next.orElse("")));
      case CURSOR -> {
        body.put("ok", true);
        body.put("response_metadata", Map.of("next_cursor", next.orElse("")));
      }
    }
    body.put(within, items);
    return body;
  }
}
