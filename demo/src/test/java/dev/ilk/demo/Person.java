package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ilk.kernel.Result;
import dev.ilk.outside.browser.Chromium;
import dev.ilk.outside.browser.Look;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * Somebody in front of a browser of their own, with an authenticator plugged in. Whatever they do
 * waits for what they see, and never for a time.
 */
final class Person implements AutoCloseable {
  private static final Path PICTURES =
      Path.of(System.getProperty("ilk.root")).resolve("demo/target/screenshots");
  private static final Look DESKTOP = new Look(Look.Screen.DESKTOP, Look.Scheme.LIGHT);

  /** Long, because the machine may be busy with much else; nothing ever waits for all of it. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String name;
  private final String ilk;
  private final Chromium chromium;
  private int pictures;

  private Person(String name, String ilk, Chromium chromium) {
    this.name = name;
    this.ilk = ilk;
    this.chromium = chromium;
  }

  /** Skips the test where there is no Chromium. */
  static Person at(String ilk, String name) {
    return switch (Chromium.start()) {
      case Result.Ok<Chromium>(Chromium running) -> {
        running.driver().manage().timeouts().implicitlyWait(PATIENCE).pageLoadTimeout(PATIENCE);
        running.authenticator();
        running.look(DESKTOP);
        yield new Person(name, ilk, running);
      }
      case Result.Failed<Chromium>(var problems) -> abort("SKIPPED: " + problems);
    };
  }

  void open(String path) {
    chromium.open(URI.create(ilk).resolve(path));
  }

  /** Waits until there is such an element. */
  WebElement sees(String selector) {
    return chromium.driver().findElement(By.cssSelector(selector));
  }

  /** Waits until the page says so; a text without quotes. */
  void reads(String text) {
    is("//main[contains(normalize-space(.), \"%s\")]", text);
  }

  /** Waits until one stands at a page whose heading is so. */
  void isAt(String heading) {
    is("//h1[normalize-space(.)=\"%s\"]", heading);
  }

  void presses(String label) {
    is("//main//*[self::a or self::button][normalize-space(.)=\"%s\"]", label).click();
  }

  private WebElement is(String path, String text) {
    return chromium.driver().findElement(By.xpath(path.formatted(text)));
  }

  void types(String field, String text) {
    WebElement input = sees("#" + field);
    input.clear();
    input.sendKeys(text);
    assertEquals(text, input.getAttribute("value"));
  }

  void chooses(String field, String value) {
    sees("#" + field).findElement(By.cssSelector("option[value='" + value + "']")).click();
  }

  String address() {
    return chromium.driver().getCurrentUrl();
  }

  void picture(String what) throws IOException {
    pictures++;
    chromium.picture(PICTURES, "story-%s-%d-%s".formatted(name, pictures, what), DESKTOP);
  }

  @Override
  public void close() {
    chromium.close();
  }
}
