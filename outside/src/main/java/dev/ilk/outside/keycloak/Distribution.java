package dev.ilk.outside.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's distribution, a zip that the build puts into this module's target folder.
 *
 * @param zip the file
 */
public record Distribution(Path zip) {
  private static final String PATTERN = "keycloak-quarkus-dist-*.zip";

  /**
   * Looks where the build puts it.
   *
   * @param root the repository
   * @return empty if it was not fetched
   */
  public static Optional<Distribution> find(Path root) {
    Path folder = root.resolve("outside/target/keycloak");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (var zips = Files.newDirectoryStream(folder, PATTERN)) {
      for (Path zip : zips) {
        return Optional.of(new Distribution(zip));
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Unpacks it; gives its one top folder. */
  Path unpack(Path into) throws IOException {
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("`" + entry.getName() + "` would lie outside the folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target);
        }
      }
    }
    try (Stream<Path> top = Files.list(into)) {
      return top.filter(Files::isDirectory)
          .findFirst()
          .orElseThrow(() -> new IOException(zip + " holds no folder"));
    }
  }
}
