package dev.ilk.cedar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CedarTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "\"a\"", "A::\"b\"", "[1, 2]", "ip(\"10.0.0.0/8\")"})
  void a_value_reads_as_what_it_says(String text) {
    Parsed.Read<?> read =
        assertInstanceOf(Parsed.Read.class, CedarText.readValue(SourceText.of(text)));
    assertEquals(text, read.value().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "principal",
        "[context.a]",
        "9223372036854775807 + 1",
        "ip(\"x\")",
        "1 +",
        "{a: resource}",
        "permit(principal, action, resource);"
      })
  void what_is_no_value_is_refused(String text) {
    assertInstanceOf(Parsed.Refused.class, CedarText.readValue(SourceText.of(text)));
  }
}
