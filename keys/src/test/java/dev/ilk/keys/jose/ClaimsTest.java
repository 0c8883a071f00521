package dev.ilk.keys.jose;

import static dev.ilk.keys.jose.Tokens.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
  private static final String JSON =
      "{\"text\":\"a\u00e9\ud83d\ude00\",\"number\":-9223372036854775808,\"fraction\":1.5,"
          + "\"truth\":true,\"list\":[\"x\",{\"y\":[false]}],\"map\":{\"deep\":1}}";

  @Test
  void values_keep_their_types_and_order() {
    Claims claims = parse(JSON);
    assertEquals(
        List.of("text", "number", "fraction", "truth", "list", "map"),
        List.copyOf(claims.asMap().keySet()));
    assertEquals(Optional.of("a\u00e9\ud83d\ude00"), claims.text("text"));
    assertEquals(Optional.of(Long.MIN_VALUE), claims.number("number"));
    assertEquals(1.5, claims.asMap().get("fraction"));
    assertEquals(Optional.of(true), claims.truth("truth"));
    assertEquals(Optional.of(1L), claims.nested("map").orElseThrow().number("deep"));
    assertEquals(List.of("x", Map.of("y", List.of(false))), claims.asMap().get("list"));
    assertEquals(JSON, claims.toString());
  }

  @Test
  void nothing_is_converted() {
    Claims claims = parse("{\"a\":\"true\",\"b\":\"1\",\"c\":1,\"d\":true,\"e\":[\"x\",1]}");
    assertEquals(Optional.empty(), claims.truth("a"));
    assertEquals(Optional.empty(), claims.number("b"));
    assertEquals(Optional.empty(), claims.text("c"));
    assertEquals(Optional.empty(), claims.instant("b"));
    assertEquals(Optional.empty(), claims.text("d"));
    assertEquals(Optional.empty(), claims.texts("e"));
    assertEquals(Optional.empty(), claims.nested("e"));
  }

  @Test
  void null_counts_as_absent() {
    assertFalse(parse("{\"a\":null,\"b\":{\"c\":null}}").has("a"));
    assertEquals(Map.of("b", Map.of()), parse("{\"a\":null,\"b\":{\"c\":null}}").asMap());
  }

  @Test
  void they_cannot_be_changed_at_any_depth() {
    Claims claims = parse(JSON);
    assertThrows(UnsupportedOperationException.class, () -> claims.asMap().put("x", 1));
    List<?> list = (List<?>) claims.asMap().get("list");
    assertThrows(UnsupportedOperationException.class, () -> list.remove(0));
    Map<?, ?> map = (Map<?, ?>) claims.asMap().get("map");
    assertThrows(UnsupportedOperationException.class, map::clear);

    List<String> mine = new ArrayList<>(List.of("a"));
    Claims built = Claims.builder().put("list", mine).build();
    mine.add("b");
    assertEquals(Optional.of(List.of("a")), built.texts("list"));
  }

  @Test
  void what_is_built_reads_back_as_the_same() {
    Claims built =
        Claims.builder()
            .put("z", 1)
            .put("a", "x")
            .put("at", Instant.parse("2026-11-22T10:00:00.9Z"))
            .put("list", List.of(Claims.builder().put("deep", 2.5).build()))
            .putIfPresent("absent", Optional.empty())
            .putIfPresent("present", Optional.of(Instant.EPOCH))
            .build();
    assertEquals(
        "{\"z\":1,\"a\":\"x\",\"at\":1795341600,\"list\":[{\"deep\":2.5}],\"present\":0}",
        built.toString());
    assertEquals(built, parse(built.toString()));
  }

  @Test
  void what_json_cannot_say_cannot_be_built() {
    Claims.Builder builder = Claims.builder().put("a", 1);
    assertThrows(IllegalArgumentException.class, () -> builder.put("a", 2));
    assertThrows(IllegalArgumentException.class, () -> builder.put("b", Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> builder.put("c", new Object()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{", "[]", "{\"a\":1e999}", ""})
  void what_is_not_strict_json_is_refused(String json) {
    assertEquals("json_malformed", Tokens.outcome(Claims.parse(bytes(json))));
  }

  private static Claims parse(String json) {
    return value(Claims.parse(bytes(json)));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
