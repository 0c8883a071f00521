package dev.ilk.outside.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import dev.ilk.kernel.Result;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;

/** The browser itself, at a page of this test's. */
class ChromiumTest {
  private static final String PAGE =
      """
      <!doctype html><meta name="viewport" content="width=device-width"><title>A page</title>
      <style>
        html { color-scheme: light dark }
        body { margin: 0; height: 2000px; background: light-dark(#fff, #000) }
      </style>
      """;

  private static final String ENROL =
      """
      const done = arguments[0];
      navigator.credentials.create({ publicKey: {
        challenge: new Uint8Array(32), rp: { name: 'test' },
        user: { id: new Uint8Array(8), name: 'alice', displayName: 'Alice' },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
      }}).then(made => done(made.type), failed => done(String(failed)));
      """;

  private static HttpServer server;
  private static Chromium browser;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    browser =
        switch (Chromium.start()) {
          case Result.Ok<Chromium>(Chromium running) -> running;
          case Result.Failed<Chromium>(var problems) -> abort("SKIPPED: " + problems);
        };
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.stop(0);
    }
  }

  private static URI page() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @Test
  void pictures_hold_the_whole_page_as_wide_as_the_screen_in_the_colours_asked_for()
      throws IOException {
    browser.open(page());
    BufferedImage desktop = picture(new Look(Look.Screen.DESKTOP, Look.Scheme.LIGHT));
    BufferedImage phone = picture(new Look(Look.Screen.PHONE, Look.Scheme.DARK));
    assertEquals("1280 x 2000", desktop.getWidth() + " x " + desktop.getHeight());
    assertEquals("720 x 4000", phone.getWidth() + " x " + phone.getHeight());
    assertEquals(0xffffffff, desktop.getRGB(5, 5));
    assertEquals(0xff000000, phone.getRGB(5, 5));
  }

  private BufferedImage picture(Look look) throws IOException {
    Path file = browser.picture(folder, "page", look);
    assertEquals("page-" + look.word() + ".png", file.getFileName().toString());
    return ImageIO.read(file.toFile());
  }

  @Test
  void its_authenticator_keeps_a_passkey() {
    browser.open(page());
    VirtualAuthenticator authenticator = browser.authenticator();
    assertEquals("public-key", browser.driver().executeAsyncScript(ENROL));
    assertEquals(1, authenticator.getCredentials().size());
    browser.driver().removeVirtualAuthenticator(authenticator);
  }

  @Test
  void it_reaches_nothing_but_this_machine() {
    URI elsewhere = URI.create("http://example.com/");
    WebDriverException refused =
        assertThrows(WebDriverException.class, () -> browser.open(elsewhere));
    assertTrue(refused.getMessage().contains("ERR_NAME_NOT_RESOLVED"), refused::getMessage);
  }
}
