package dev.ilk.outside.browser;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** An own folder for what a browser remembers, empty at first and gone afterwards. */
record Profile(Path folder) {

  static Profile create() throws IOException {
    return new Profile(Files.createTempDirectory("ilk-chromium-"));
  }

  /** Removes it. What the browser's last processes still write or remove is no matter. */
  void delete() {
    try {
      Files.walkFileTree(folder, new Sweep());
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  private static final class Sweep extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
