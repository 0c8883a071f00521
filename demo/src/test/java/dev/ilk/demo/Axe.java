package dev.ilk.demo;

import dev.ilk.outside.browser.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accessibility checker axe, run in the page that a browser shows. */
final class Axe {
  private static final String SCRIPT = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /** The rules of WCAG 2.2 level AA, as far as a program can check them, and best practice. */
  private static final String RUN =
      """
      const done = arguments[0];
      axe.run(document, { resultTypes: ['violations'] }).then(
        found => done(found.violations
          .filter(one => one.impact === 'serious' || one.impact === 'critical')
          .map(one => one.impact + ' ' + one.id + ': ' + one.help + ' at '
            + one.nodes.map(node => node.target.join(' ')).join(', '))),
        failed => done(['axe failed: ' + failed]));
      """;

  private static final String STICKS_OUT =
      """
      const page = document.documentElement;
      return page.scrollWidth <= page.clientWidth ? [] : [...document.querySelectorAll('main *')]
        .filter(one => one.getBoundingClientRect().right > page.clientWidth + 1)
        .map(one => one.tagName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 60));
      """;

  private final String script;

  Axe() throws IOException {
    try (InputStream in = Axe.class.getClassLoader().getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IOException("the build left out " + SCRIPT);
      }
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What is wrong with the page that is open, if it is serious. */
  @SuppressWarnings("unchecked")
  List<String> serious(Chromium chromium) {
    chromium.driver().executeScript(script);
    return (List<String>) chromium.driver().executeAsyncScript(RUN);
  }

  /**
   * What sticks out of the page at its right, so that one had to scroll sideways (WCAG 1.4.10).
   * What scrolls by itself, such as a drawing, does not.
   */
  @SuppressWarnings("unchecked")
  static List<String> sticksOut(Chromium chromium) {
    return (List<String>) chromium.driver().executeScript(STICKS_OUT);
  }
}
