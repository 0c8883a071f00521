package dev.ilk.discover.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoughtTest {

  @Test
  void what_is_kept_of_earlier_texts_is_what_the_pattern_finds() {
    List<String> texts =
        Stream.concat(
                Stream.of("", "7", "x".repeat(200), "7".repeat(200)),
                IntStream.range(0, 1_000).mapToObj(i -> "text " + i))
            .toList();
    for (String form : List.of("7", "^$", "$", "^text", "(?i)TEXT 9+$", "$^")) {
      Pattern pattern = Pattern.compile(form);
      Sought sought = new Sought(pattern);
      for (int round = 0; round < 2; round++) {
        for (String text : texts) {
          assertEquals(pattern.matcher(text).find(), sought.in(text), form + " in " + text);
        }
      }
    }
  }
}
