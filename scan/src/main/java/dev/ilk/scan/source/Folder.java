package dev.ilk.scan.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A folder of files, or one file. Git's own folder is left to {@link GitHistory}; links are not
 * followed, so that nothing is read twice or from elsewhere.
 *
 * @param root the folder or file
 */
public record Folder(Path root) implements Source {
  private static final Path GIT = Path.of(".git");

  @Override
  public void walk(Visitor visitor) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return GIT.equals(folder.getFileName())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              visitor.visit(Place.file(file.toString()), () -> Files.newInputStream(file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            visitor.visit(
                Place.file(file.toString()),
                () -> {
                  throw failure;
                });
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
