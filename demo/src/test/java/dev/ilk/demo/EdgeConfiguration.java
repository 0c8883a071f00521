package dev.ilk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The payments service of the demo, guarded by {@code ilk edge}. */
final class EdgeConfiguration {
  private EdgeConfiguration() {}

  /** Writes what {@code ilk edge} needs into a folder; it is to listen on free ports. */
  static Path write(Path folder, Company company) throws IOException {
    Files.writeString(folder.resolve("identity"), company.podToken(Company.API_POD, company.ilk()));
    return Files.writeString(
        folder.resolve("edge.yaml"),
        """
        listen: 127.0.0.1:0
        envoy: 127.0.0.1:0
        origin: https://payments.acme.example
        ilk: %1$s
        audience: https://payments.acme.example
        issuers: [%1$s/e/prod/workload, %1$s/e/prod/agent]
        issuer: %1$s/e/prod/workload
        identity_file: identity
        routes:
          - {method: POST, path: "/releases/{id}", action: payments:deploy, type: Release}
          - {method: POST, path: "/refunds/{id}", action: payments:refund, type: Payment}
        """
            .formatted(company.ilk()));
  }
}
