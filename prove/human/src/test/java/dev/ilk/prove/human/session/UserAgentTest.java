package dev.ilk.prove.human.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox 140 on Linux
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 | Chrome 138 on Windows
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0 | Edge 138 on Windows
          Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15 | Safari 18 on macOS
          Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1 | Safari 18 on iPhone
          Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36 | Chrome 138 on Android
          curl/8.5.0 | curl 8
          Java-http-client/25 | another program
          '' | another program
          """)
  void a_browser_is_told_in_words(String header, String words) {
    assertEquals(words, UserAgent.of(header).words());
  }

  @Test
  void nothing_but_a_number_of_what_was_sent_is_repeated() {
    Random random = new Random(7);
    String[] parts = {
      "<script>", "Chrome/", "9", " on ", "Edg/", "\u202E", "\n", "Windows NT", "x"
    };
    for (int i = 0; i < 2000; i++) {
      StringBuilder header = new StringBuilder();
      for (int j = random.nextInt(60); j > 0; j--) {
        header.append(parts[random.nextInt(parts.length)]);
      }
      String words = UserAgent.of(header.toString()).words();
      assertTrue(words.matches("(Chrome|Edge|another program)( [0-9]{1,4})?( on Windows)?"), words);
    }
  }
}
