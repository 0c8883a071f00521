package dev.ilk.server.config;

import dev.ilk.issue.factor.Recovering;
import dev.ilk.kernel.Span;
import dev.ilk.prove.human.passkey.PasskeyRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the part of the configuration file that is about passkeys. */
final class PasskeySection {
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Pattern MODEL =
      Pattern.compile("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");

  private PasskeySection() {}

  static PasskeySettings read(Section section, Path folder) {
    Optional<String> host = section.text("relying_party");
    host.filter(name -> !HOST.matcher(name).matches())
        .ifPresent(
            name -> section.wrong("relying_party", "expected a host, such as `ilk.example`"));
    PasskeySettings settings =
        new PasskeySettings(
            host, verification(section), attestation(section, folder), wait(section));
    section.refuseOthers();
    return settings;
  }

  private static PasskeyRules.Verification verification(Section section) {
    return switch (section.text("user_verification").orElse("required")) {
      case "required" -> PasskeyRules.Verification.REQUIRED;
      case "preferred" -> PasskeyRules.Verification.PREFERRED;
      default -> {
        section.wrong("user_verification", "expected `required` or `preferred`");
        yield PasskeyRules.Verification.REQUIRED;
      }
    };
  }

  private static PasskeyRules.Attestation attestation(Section section, Path folder) {
    Optional<String> roots = section.text("attestation_roots");
    Set<String> models = new HashSet<>();
    for (String model : section.texts("models")) {
      if (MODEL.matcher(model).matches()) {
        models.add(model.replace("-", ""));
      } else {
        section.wrong("models", "`" + model + "` is no AAGUID");
      }
    }
    if (roots.isEmpty()) {
      if (!models.isEmpty()) {
        section.wrong("models", "without `attestation_roots`, nobody vouches for a model");
      }
      return new PasskeyRules.Attestation.Any();
    }
    try {
      Set<X509Certificate> certificates = certificates(folder.resolve(roots.get()));
      if (!certificates.isEmpty()) {
        return new PasskeyRules.Attestation.Vouched(certificates, models);
      }
    } catch (IOException | CertificateException e) {
      // Told below, like a file that holds no certificate.
    }
    section.wrong("attestation_roots", "expected a readable file of certificates (PEM)");
    return new PasskeyRules.Attestation.Any();
  }

  private static Set<X509Certificate> certificates(Path file)
      throws IOException, CertificateException {
    Set<X509Certificate> roots = new HashSet<>();
    for (var one :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      roots.add((X509Certificate) one);
    }
    return roots;
  }

  private static Duration wait(Section section) {
    Optional<Duration> wait = section.text("recovery_wait").flatMap(Span::parse);
    if (section.text("recovery_wait").isPresent()
        && wait.filter(span -> span.compareTo(Recovering.LEAST_WAIT) >= 0).isEmpty()) {
      section.wrong("recovery_wait", "expected a length of time of an hour or more, such as `24h`");
      return Recovering.DEFAULT_WAIT;
    }
    return wait.orElse(Recovering.DEFAULT_WAIT);
  }
}
