package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sealed emergency identity of a company, whose shares lie in a folder. */
record Emergency(Company company, Path folder) {
  private static final String DECLARATION =
      """
      set: emergency
      humans:
        - name: fire
          subtype: break-glass
          provider: none
          email: fire@acme.example
      """;

  /** Makes the seal: two of three shares open it. */
  static Emergency seal(Company company, Path folder) throws IOException {
    Path file = folder.resolve("emergency.yaml");
    Files.writeString(file, DECLARATION);
    Told applied = company.ilk("apply", "-f", file.toString());
    assertEquals(0, applied.code(), applied.text());
    Told sealed =
        company.ilk(
            "break-glass",
            "seal",
            "fire",
            "--role",
            "operator",
            "--for",
            "1h",
            "--holders",
            "3",
            "--threshold",
            "2",
            "--out",
            folder.resolve("ceremony").toString());
    assertEquals(0, sealed.code(), sealed.text());
    return new Emergency(company, folder);
  }

  String share(int number) {
    return folder.resolve("ceremony/fire-share-" + number).toString();
  }

  Told open(Path pass) throws IOException {
    return company.ilk(
        "break-glass",
        "open",
        "fire",
        "--share",
        share(1),
        "--share",
        share(3),
        "--reason",
        "the provider is down, payments are stuck",
        "--out",
        pass.toString());
  }
}
