package dev.ilk.outside.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one list of a vendor's API holds, in the order in which it came there. */
final class ServedList {
  private final Map<String, Map<String, Object>> items = new LinkedHashMap<>();
  private final Paging paging;
  private final String within;
  private final int size;

  /**
   * An empty list.
   *
   * @param paging how it goes on
   * @param within the member of the body that holds it; empty if the body is the list
   * @param size how many a page has
   */
  ServedList(Paging paging, String within, int size) {
    this.paging = paging;
    this.within = within;
    this.size = size;
  }

  Paging paging() {
    return paging;
  }

  String within() {
    return within;
  }

  int size() {
    return size;
  }

  synchronized void put(String id, Map<String, Object> fields) {
    items.put(id, new LinkedHashMap<>(fields));
  }

  synchronized void change(String id, String field, Object value) {
    Map<String, Object> item = items.get(id);
    if (item == null) {
      throw new IllegalArgumentException("there is no `%s`".formatted(id));
    }
    item.put(field, value);
  }

  synchronized void remove(String id) {
    if (items.remove(id) == null) {
      throw new IllegalArgumentException("there is no `%s`".formatted(id));
    }
  }

  synchronized int total() {
    return items.size();
  }

  /** At most a page of items, from a position on. */
  synchronized List<Map<String, Object>> from(int position) {
    List<Map<String, Object>> page = new ArrayList<>();
    items.values().stream()
        .skip(position)
        .limit(size)
        .forEach(item -> page.add(new LinkedHashMap<>(item)));
    return page;
  }
}
