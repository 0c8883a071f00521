package dev.ilk.web.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Result;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormTest {
  private static Result<Form> parse(String body) {
    return Form.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> get(String body, String name) {
    return ((Result.Ok<Form>) parse(body)).value().get(name);
  }

  @Test
  void what_an_encoder_makes_is_read_back() {
    for (String value : new String[] {"a b", "a+b&c=d", "ünï 😀", "%", "\r\n", "="}) {
      String body = "x=1&v=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&y";
      assertEquals(Optional.of(value), get(body, "v"), value);
    }
  }

  @Test
  void a_parameter_without_a_value_counts_as_absent() {
    assertEquals(Optional.empty(), get("a=&b=1", "a"));
    assertEquals(Optional.empty(), get("a&b=1", "a"));
    assertEquals(Optional.of("1"), get("a=&a=1", "a"));
  }

  @Test
  void a_parameter_that_is_there_twice_is_refused_however_it_is_spelt() {
    assertInstanceOf(Result.Failed.class, parse("a=1&a=1"));
    assertInstanceOf(Result.Failed.class, parse("a=1&%61=2"));
  }

  @Test
  void broken_encodings_are_refused() {
    for (String body : new String[] {"a=%", "a=%4", "a=%g1", "%=1", "a=%ff", "a=%c3%28", "a=%00"}) {
      assertInstanceOf(Result.Failed.class, parse(body), body);
    }
    assertInstanceOf(Result.Failed.class, Form.parse(new byte[] {'a', '=', (byte) 0xc3, 0x28}));
  }

  @Test
  void any_bytes_give_a_form_or_a_refusal() {
    Random random = new Random(7);
    byte[] alphabet = "ab=&%+20fF\u00e9".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 20_000; round++) {
      byte[] body = new byte[random.nextInt(24)];
      for (int i = 0; i < body.length; i++) {
        body[i] = alphabet[random.nextInt(alphabet.length)];
      }
      switch (Form.parse(body)) {
        case Result.Ok<Form>(Form form) ->
            form.get("a").ifPresent(value -> assertEquals(false, value.isEmpty()));
        case Result.Failed<Form> failed -> assertEquals(1, failed.problems().size());
      }
    }
  }
}
