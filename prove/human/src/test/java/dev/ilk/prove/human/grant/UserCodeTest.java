package dev.ilk.prove.human.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserCodeTest {
  @Test
  void a_code_is_read_as_people_type_it() {
    for (int i = 0; i < 100; i++) {
      UserCode code = UserCode.random();
      String shown = code.shown();
      assertEquals(9, shown.length());
      for (String typed :
          List.of(
              shown, code.text(), shown.toLowerCase(java.util.Locale.ROOT), " " + shown + " ")) {
        assertEquals(Optional.of(code), UserCode.of(typed), typed);
      }
    }
  }

  @Test
  void nothing_else_is_a_code() {
    for (String typed :
        List.of(
            "", "BCDF", "BCDF-GHJKL", "AEIO-UAEI", "1234-5678", "B".repeat(1000), "ilk_req_x")) {
      assertFalse(UserCode.of(typed).isPresent(), typed);
    }
  }
}
