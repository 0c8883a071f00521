package dev.ilk.guard;

import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service's properties as policies see them. */
final class CedarValues {
  private CedarValues() {}

  static RecordValue record(Map<?, ?> properties) {
    Map<String, Value> values = new HashMap<>();
    properties.forEach((name, value) -> values.put(String.valueOf(name), value(value)));
    return RecordValue.of(values);
  }

  private static Value value(Object property) {
    return switch (property) {
      case Boolean flag -> Value.of(flag);
      case Integer number -> Value.of(number.longValue());
      case Long number -> Value.of(number);
      case List<?> several -> SetValue.of(several.stream().map(CedarValues::value).toList());
      case Map<?, ?> members -> record(members);
      default -> Value.of(property.toString());
    };
  }
}
