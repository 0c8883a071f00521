package dev.ilk.registry.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.ilk.decide.Decision;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No power over Ilk is forgotten where it must not be given away. */
class OwnPowersTest {
  private static final Pattern ASKED = Pattern.compile("scopes\\.contains\\(\"([^\"]+)\"\\)");

  @Test
  void every_scope_that_the_built_in_policies_ask_for_is_among_them() throws Exception {
    TreeSet<String> asked = new TreeSet<>();
    try (InputStream in = Decision.class.getResourceAsStream("house.cedar")) {
      assertNotNull(in);
      Matcher matcher = ASKED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (matcher.find()) {
        asked.add(matcher.group(1));
      }
    }
    assertEquals(asked, new TreeSet<>(OwnPowers.SCOPES));
  }
}
