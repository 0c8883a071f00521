package dev.ilk.cedar.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void sets_ignore_order_and_repetition() {
    SetValue one = SetValue.of(Value.of(1), Value.of("a"), Value.of(1));
    SetValue other = SetValue.of(Value.of("a"), Value.of(1));
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(2, one.size());
    assertNotEquals(one, SetValue.of(Value.of("a"), Value.of(true)));
  }

  @Test
  void a_set_finds_its_elements_among_many_of_one_hash_code() {
    // Every string of these has the same hash code.
    List<Value> strings = new ArrayList<>();
    for (int i = 0; i < 1 << 12; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      strings.add(Value.of(text.toString()));
    }
    SetValue set = SetValue.of(strings);
    assertEquals(strings.size(), set.size());
    assertTrue(strings.stream().allMatch(set::contains));
    assertFalse(set.contains(Value.of("AaAa")));
  }

  @Test
  void a_record_finds_its_attributes_among_keys_of_one_hash_code() {
    Map<String, Value> attributes = new HashMap<>();
    for (String key : List.of("AaAa", "AaBB", "BBAa", "BBBB", "x", "")) {
      attributes.put(key, Value.of(key));
    }
    RecordValue record = RecordValue.of(attributes);
    attributes.forEach((key, value) -> assertEquals(value, record.get(key)));
    assertFalse(record.has("Aa"));
    assertEquals(attributes, record.toMap());
  }

  @Test
  void the_order_of_values_agrees_with_equality() {
    List<Value> values =
        List.of(
            Value.of(true),
            Value.of(false),
            Value.of(1),
            Value.of(-1),
            Value.of(5_000),
            Value.of("1"),
            EntityUid.of("A", "1"),
            EntityUid.of("B", "1"),
            SetValue.EMPTY,
            SetValue.of(Value.of(1)),
            RecordValue.EMPTY,
            RecordValue.builder().put("a", 1).build(),
            new DecimalValue(1),
            new DatetimeValue(1),
            new DurationValue(1),
            IpValue.parse("::1").orElseThrow());
    for (Value left : values) {
      for (Value right : values) {
        assertEquals(left.equals(right), left.compareTo(right) == 0, left + " " + right);
        assertEquals(Integer.signum(left.compareTo(right)), -Integer.signum(right.compareTo(left)));
      }
    }
  }

  @Test
  void ancestors_are_everything_above() {
    Entities store =
        Entities.of(List.of(entity("a", "b"), entity("b", "c"), entity("c", "d"))).orThrow();
    assertEquals(3, known(store, "a").ancestors().size());
    assertTrue(known(store, "a").ancestors().contains(uid("d")));
    assertFalse(known(store, "b").ancestors().contains(uid("a")));
  }

  @Test
  void a_cycle_is_refused_whatever_its_length() {
    assertEquals(1, Entities.of(List.of(entity("a", "a"))).diagnostics().size());
    List<Diagnostic> wrong =
        Entities.of(List.of(entity("a", "b"), entity("b", "c"), entity("c", "a"))).diagnostics();
    assertTrue(wrong.getFirst().message().startsWith("the hierarchy has a cycle through `T::"));
  }

  @Test
  void a_deep_hierarchy_needs_no_stack() {
    List<Entity> chain = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      chain.add(entity("e" + i, "e" + (i + 1)));
    }
    assertEquals(2_000, known(Entities.of(chain).orThrow(), "e0").ancestors().size());
  }

  @Test
  void an_entity_given_twice_must_say_the_same() {
    assertEquals(1, Entities.of(List.of(entity("a", "b"), entity("a", "b"))).orThrow().size());
    assertEquals(1, Entities.of(List.of(entity("a", "b"), entity("a", "c"))).diagnostics().size());
  }

  @Test
  void further_entities_see_the_store_and_leave_it_as_it_was() {
    Entities base = Entities.of(List.of(entity("b", "c"))).orThrow();
    Entities more = base.plus(List.of(entity("a", "b"))).orThrow();
    assertTrue(known(more, "a").ancestors().contains(uid("c")));
    assertEquals(1, base.size());
    assertEquals(2, more.size());
    // What was missing above an entity of the store changes its ancestors.
    Entities above = base.plus(List.of(entity("c", "d"))).orThrow();
    assertTrue(known(above, "b").ancestors().contains(uid("d")));
    assertEquals(1, base.plus(List.of(entity("c", "b"))).diagnostics().size());
  }

  private static Entity known(Entities store, String id) {
    Entity found = store.find(uid(id));
    assertTrue(found != null);
    return found;
  }

  private static Entity entity(String id, String parent) {
    return new Entity(uid(id), RecordValue.EMPTY, List.of(uid(parent)));
  }

  private static EntityUid uid(String id) {
    return EntityUid.of("T", id);
  }
}
