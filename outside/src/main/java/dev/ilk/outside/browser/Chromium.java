package dev.ilk.outside.browser;

import static java.util.Objects.requireNonNull;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** A running Chromium with an empty profile of its own. For one thread. */
public final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Longer pages are cut off in pictures, in CSS pixels. */
  private static final double TALLEST = 8000;

  private static final List<String> ARGUMENTS =
      List.of(
          "--headless=new",
          // Tests run in containers, and as root there.
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

  private final ChromeDriver driver;
  private final Profile profile;

  private Chromium(ChromeDriver driver, Profile profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /**
   * Starts a browser.
   *
   * @return running, or why it does not run, and what to do
   */
  public static Result<Chromium> start() {
    Optional<Programs> programs = Programs.find();
    if (programs.isEmpty()) {
      return Result.failed(
          Problem.of(Problem.Kind.UNAVAILABLE, "chromium_missing", "there is no Chromium here")
              .mend("get it, for example with: apt-get install chromium chromium-driver"));
    }
    try {
      Profile profile = Profile.create();
      try {
        return Result.ok(new Chromium(driver(programs.get(), profile), profile));
      } catch (WebDriverException e) {
        profile.delete();
        return broken(e);
      }
    } catch (IOException e) {
      return broken(e);
    }
  }

  /** With both programs named, Selenium has nothing to look for and nothing to download. */
  private static ChromeDriver driver(Programs programs, Profile profile) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(programs.driver().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(programs.chromium().toFile());
    options.addArguments(ARGUMENTS);
    options.addArguments("--user-data-dir=" + profile.folder());
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    return driver;
  }

  private static Result<Chromium> broken(Exception e) {
    return Result.failed(
        Problem.of(
            Problem.Kind.UNAVAILABLE,
            "chromium_broken",
            "Chromium does not start: " + e.getMessage()));
  }

  /**
   * What drives it: find elements, click, type, wait.
   *
   * @return for as long as the browser runs
   */
  public ChromeDriver driver() {
    return driver;
  }

  /**
   * Goes to an address and waits until it is loaded.
   *
   * @param address on this machine; all others are as if they did not exist
   */
  public void open(URI address) {
    driver.get(address.toString());
  }

  /**
   * Gives it a screen, and the person in front of it a preference.
   *
   * @param look from now on
   */
  public void look(Look look) {
    Look.Screen screen = look.screen();
    tell(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", screen.width,
            "height", screen.height,
            "deviceScaleFactor", screen.density,
            "mobile", screen.mobile));
    Map<String, Object> scheme =
        Map.of("name", "prefers-color-scheme", "value", look.scheme().word());
    tell("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /**
   * Looks at the page and writes a picture of all of it, below the fold too.
   *
   * @param folder where; made if it is not there
   * @param name the page's, of characters that file names may hold
   * @param look how to look at it
   * @return the file, such as {@code approvals-phone-dark.png}
   * @throws IOException if it cannot be written
   */
  public Path picture(Path folder, String name, Look look) throws IOException {
    look(look);
    Map<String, Object> size = part(tell("Page.getLayoutMetrics", Map.of()), "cssContentSize");
    Map<String, Object> clip =
        Map.of(
            "x", 0,
            "y", 0,
            "width", look.screen().width,
            "height",
                Math.min(TALLEST, ((Number) requireNonNull(size.get("height"))).doubleValue()),
            "scale", 1);
    Map<String, Object> shot =
        tell("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip));
    Path file = Files.createDirectories(folder).resolve(name + "-" + look.word() + ".png");
    return Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
  }

  /**
   * Plugs in an authenticator that keeps passkeys, knows its person, and always says yes. WebAuthn
   * needs a name for a site, so use {@code localhost} for the address of pages that ask for it.
   *
   * @return to look at what it keeps, and to take back that the person is known
   */
  public VirtualAuthenticator authenticator() {
    return driver.addVirtualAuthenticator(
        new VirtualAuthenticatorOptions()
            .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
            .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
            .setHasResidentKey(true)
            .setHasUserVerification(true)
            .setIsUserConsenting(true)
            .setIsUserVerified(true));
  }

  private Map<String, Object> tell(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> part(Map<String, Object> answer, String name) {
    return (Map<String, Object>) requireNonNull(answer.get(name));
  }

  /** Ends the browser and forgets all that it knew. */
  @Override
  public void close() {
    try {
      driver.quit();
    } finally {
      profile.delete();
    }
  }
}
