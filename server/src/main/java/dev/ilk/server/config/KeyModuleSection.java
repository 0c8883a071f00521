package dev.ilk.server.config;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.KeyModule;
import dev.ilk.keys.SecretRef;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the part of the configuration file that is about a key module (PKCS #11). */
final class KeyModuleSection {
  /** Their standards, or Ilk, give all of these one algorithm, which modules can do. */
  private static final Pattern RING =
      Pattern.compile("[a-z0-9-]{1,20}/(x509-svid|x509-root|jwt-svid)");

  private static final Pattern LIBRARY = Pattern.compile("/[^\"\\p{Cntrl}]{1,400}");
  private static final Pattern SLOT = Pattern.compile("[0-9]{1,10}");

  private KeyModuleSection() {}

  static Optional<KeyModule.Settings> read(Section section) {
    Optional<String> library = section.text("library").filter(LIBRARY.asMatchPredicate());
    if (library.isEmpty()) {
      section.wrong("library", "expected the absolute path of a PKCS #11 library");
    }
    Optional<String> slot = section.text("slot").filter(SLOT.asMatchPredicate());
    if (slot.isEmpty()) {
      section.wrong(
          "slot", "expected the number of a slot in quotes, as `pkcs11-tool -L` prints it");
    }
    Optional<SecretRef> pin = section.text("pin").flatMap(text -> secret(section, text));
    if (section.text("pin").isEmpty()) {
      section.wrong("pin", "expected a reference to the user's PIN, such as `file:/path/to/pin`");
    }
    Set<String> rings = new HashSet<>(section.texts("rings"));
    if (rings.isEmpty() || !rings.stream().allMatch(RING.asMatchPredicate())) {
      section.wrong(
          "rings", "expected rings of environments, such as `prod/x509-svid` or `prod/jwt-svid`");
    }
    section.refuseOthers();
    return library.isEmpty() || slot.isEmpty() || pin.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KeyModule.Settings(
                Path.of(library.get()), Long.parseLong(slot.get()), pin.get(), rings));
  }

  private static Optional<SecretRef> secret(Section section, String text) {
    return switch (SecretRef.parse(text)) {
      case Result.Ok<SecretRef>(SecretRef reference) -> Optional.of(reference);
      case Result.Failed<SecretRef>(List<Problem> problems) -> {
        section.wrong("pin", problems.getFirst().message());
        yield Optional.empty();
      }
    };
  }
}
