package dev.ilk.outside.postgres;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of a PostgreSQL server.
 *
 * @param folder holds {@code postgres} and {@code initdb}
 */
record Binaries(Path folder) {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  /** Where server programs come from. */
  enum Source {
    /** The machine's own, on the {@code PATH} or where Debian keeps them. */
    MACHINE,
    /** The archive on the class path, unpacked. */
    ARCHIVE
  }

  Path postgres() {
    return folder.resolve("postgres");
  }

  Path initdb() {
    return folder.resolve("initdb");
  }

  private boolean whole() {
    return Files.isExecutable(postgres()) && Files.isExecutable(initdb());
  }

  /**
   * Finds the programs, the machine's own first.
   *
   * @param folder where to unpack them if need be
   * @param account who must be able to run them
   */
  static Result<Binaries> find(Path folder, Account account) {
    return onMachine().map(Result::ok).orElseGet(() -> unpack(folder, account));
  }

  static Result<Binaries> find(Source source, Path folder, Account account) {
    return switch (source) {
      case MACHINE -> onMachine().map(Result::ok).orElseGet(Binaries::missing);
      case ARCHIVE -> unpack(folder, account);
    };
  }

  private static Optional<Binaries> onMachine() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Stream.of(path.split(":")).filter(part -> !part.isEmpty()).map(Path::of), debian())
        .map(Binaries::new)
        .filter(Binaries::whole)
        .findFirst();
  }

  private static Stream<Path> debian() {
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      Comparator<Path> byNumber =
          Comparator.comparingInt(version -> number(version.getFileName().toString()));
      return versions.sorted(byNumber.reversed()).map(v -> v.resolve("bin")).toList().stream();
    } catch (IOException e) {
      return Stream.of();
    }
  }

  private static int number(String version) {
    return version.matches("[0-9]{1,4}") ? Integer.parseInt(version) : 0;
  }

  private static Result<Binaries> unpack(Path folder, Account account) {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    try (InputStream archive = Binaries.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null || !system.equals("Linux amd64")) {
        return missing();
      }
      List<String> tar = account.command("tar", "-x", "-C", folder.toString());
      return Command.run(tar, program -> new XZInputStream(archive).transferTo(program))
          .then(_ -> Result.ok(new Binaries(folder.resolve("bin"))));
    } catch (IOException e) {
      return missing();
    }
  }

  private static Result<Binaries> missing() {
    return Result.failed(
        Problem.of(
                Problem.Kind.UNAVAILABLE,
                "postgres_missing",
                "no PostgreSQL server programs for %s %s"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")))
            .mend("install PostgreSQL, so that `postgres` and `initdb` are on the PATH"));
  }
}
