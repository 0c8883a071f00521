package dev.ilk.agent;

import java.net.URI;
import java.nio.file.Path;

/** By what an agent proves itself to Ilk. */
sealed interface Attestation {
  /**
   * A token of the machine's platform, which a trust rule knows.
   *
   * @param file where the platform keeps it; read again for each exchange
   */
  record PlatformToken(Path file) implements Attestation {}

  /**
   * A join token, and from then on a key that the agent makes and holds in memory.
   *
   * @param file where the token is; read once, at the start
   */
  record JoinToken(Path file) implements Attestation {}

  /**
   * A certificate that the machine has already, which the workload's {@code client} rule names.
   *
   * @param chain it and those above it, in PEM
   * @param key its private key, in PEM
   * @param doors where Ilk asks for certificates, without a trailing slash
   * @param workload the name of the workload that the agent is
   */
  record Certificate(Path chain, Path key, URI doors, String workload) implements Attestation {}
}
