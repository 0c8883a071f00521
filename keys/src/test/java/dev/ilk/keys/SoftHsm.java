package dev.ilk.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PKCS #11 module in software. It looks for tokens once in a process, so all tests of one
 * share a token, which is thrown away when the process ends.
 */
public final class SoftHsm {
  /** The user's PIN of each token. */
  public static final String PIN = "1234";

  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
          Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));
  private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
  private static final String LABEL = "ilk-test-" + ProcessHandle.current().pid();
  private static String made = "";

  private SoftHsm() {}

  /**
   * The module's library; skips the test, saying so, where there is none that can be used.
   *
   * @return an absolute path
   */
  public static Path libraryOrSkip() {
    Path library = LIBRARIES.stream().filter(Files::isReadable).findFirst().orElse(null);
    Assumptions.assumeTrue(
        library != null, "no SoftHSM on this machine: `apt-get install softhsm2` to run this test");
    return library;
  }

  /**
   * The token of this process; skips the test, saying so, where there can be none.
   *
   * @return the slot's id
   * @throws Exception if the tool does not run
   */
  public static synchronized long slotOrSkip() throws Exception {
    if (made.isEmpty()) {
      made =
          run(
              "softhsm2-util",
              "--init-token",
              "--free",
              "--label",
              LABEL,
              "--pin",
              PIN,
              "--so-pin",
              "5678");
      Runtime.getRuntime().addShutdownHook(new Thread(SoftHsm::delete));
    }
    Matcher slot = SLOT.matcher(made);
    Assumptions.assumeTrue(slot.find(), () -> "SoftHSM cannot make a token: " + made);
    return Long.parseLong(slot.group(1));
  }

  private static void delete() {
    try {
      run("softhsm2-util", "--delete-token", "--token", LABEL);
    } catch (IOException | InterruptedException e) {
      System.err.println("the token " + LABEL + " is left behind: " + e);
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said;
  }

  /**
   * Settings of such a module.
   *
   * @param library its library, or something in its place
   * @param slot the slot
   * @param pin a file with the PIN
   * @param rings what it holds
   * @return the settings
   */
  public static KeyModule.Settings settings(Path library, long slot, Path pin, String... rings) {
    return new KeyModule.Settings(
        library, slot, new SecretRef.File(pin), Set.copyOf(Stream.of(rings).toList()));
  }
}
