package dev.ilk.agent;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration file says of the machine's certificate.
 *
 * @param chain it and those above it; relative to the file's own folder
 * @param key its private key; relative to the file's own folder
 * @param url where Ilk asks for certificates
 * @param workload the name of the workload that the agent is
 */
record CertificateFile(
    @Nullable Path chain, @Nullable Path key, @Nullable String url, @Nullable String workload) {
  private static final Pattern ADDRESS = Pattern.compile("https://[^/?#@\\s]+");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,99}");

  /** Empty if anything is missing or no such thing. */
  Optional<Attestation> in(Path folder) {
    return chain != null
            && key != null
            && url != null
            && ADDRESS.matcher(url).matches()
            && workload != null
            && NAME.matcher(workload).matches()
        ? Optional.of(
            new Attestation.Certificate(
                folder.resolve(chain).normalize(),
                folder.resolve(key).normalize(),
                URI.create(url),
                workload))
        : Optional.empty();
  }
}
