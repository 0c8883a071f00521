package dev.ilk.registry.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** An entry of a declaration while it is written: what says nothing is left out. */
record Entry(ObjectNode node) {
  Entry() {
    this(JsonNodeFactory.instance.objectNode());
  }

  Entry put(String key, String value) {
    if (!value.isEmpty()) {
      node.put(key, value);
    }
    return this;
  }

  Entry put(String key, Optional<?> value) {
    return put(key, value.map(Object::toString).orElse(""));
  }

  /** In the order of the alphabet, so that equal sets are written the same. */
  Entry put(String key, Collection<String> values) {
    return put(key, list(new TreeSet<>(values)));
  }

  Entry put(String key, ArrayNode list) {
    if (!list.isEmpty()) {
      node.set(key, list);
    }
    return this;
  }

  Entry put(String key, Entry inner) {
    if (!inner.node.isEmpty()) {
      node.set(key, inner.node);
    }
    return this;
  }

  private static ArrayNode list(Collection<String> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    return list;
  }
}
