package dev.ilk.prove.human.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.keys.DerivedMac;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeviceCookiesTest {
  private final DeviceCookies cookies = new DeviceCookies(DerivedMac.ephemeral());

  @Test
  void a_browser_is_known_again_by_a_name_that_is_not_its_cookie() {
    String one = cookies.mint();
    String name = cookies.name(Optional.of(one)).orElseThrow();
    assertEquals(Optional.of(name), cookies.name(Optional.of(one)));
    assertTrue(!one.contains(name) && !name.contains(one.substring(8, 20)));
    assertNotEquals(Optional.of(name), cookies.name(Optional.of(cookies.mint())));
  }

  @Test
  void what_ilk_did_not_make_is_nobodys() {
    String good = cookies.mint();
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      char[] changed = good.toCharArray();
      int at = random.nextInt(changed.length);
      changed[at] = changed[at] == 'A' ? 'B' : 'A';
      assertEquals(Optional.empty(), cookies.name(Optional.of(new String(changed))), good);
    }
    for (String bad : new String[] {"", ".", "ilk_dev_.", good + ".", good + good, "é\0"}) {
      assertEquals(Optional.empty(), cookies.name(Optional.of(bad)));
    }
    assertEquals(Optional.empty(), cookies.name(Optional.empty()));
  }
}
