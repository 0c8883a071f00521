package dev.ilk.keys;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret is to be found. Configuration holds references only, so that it can be read,
 * versioned and printed; a secret written into it is refused, and not repeated in the message.
 */
public sealed interface SecretRef {
  /** A file whose content, without its last line break, is the secret. */
  String FILE = "file:";

  /** An environment variable whose value is the secret. */
  String ENVIRONMENT = "env:";

  /** Longer secrets are refused, in bytes. */
  int MAX_BYTES = 64 * 1024;

  /** The permissions that a file with a secret may have. */
  Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /**
   * A secret in a file that only its owner may read.
   *
   * @param path the file
   */
  record File(Path path) implements SecretRef {}

  /**
   * A secret in an environment variable.
   *
   * @param name the variable's name
   */
  record Environment(String name) implements SecretRef {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  }

  /**
   * Reads a reference from configuration.
   *
   * @param text {@code file:/path} or {@code env:NAME}
   * @return the reference, or {@code secret_reference_invalid}
   */
  static Result<SecretRef> parse(String text) {
    if (text.startsWith(FILE) && text.length() > FILE.length() && text.indexOf('\0') < 0) {
      return Result.ok(new File(Path.of(text.substring(FILE.length()))));
    }
    String name = text.startsWith(ENVIRONMENT) ? text.substring(ENVIRONMENT.length()) : "";
    if (Environment.NAME.matcher(name).matches()) {
      return Result.ok(new Environment(name));
    }
    return Result.failed(
        Problem.of(
                Problem.Kind.INVALID,
                "secret_reference_invalid",
                "expected a reference to a secret, not the secret itself")
            .mend("write `file:/path/to/file` or `env:NAME`"));
  }

  /**
   * Fetches the secret.
   *
   * @param environment finds a variable's value by its name, as {@link System#getenv(String)} does
   * @return the secret, not empty, or {@code secret_missing}, {@code secret_exposed}, {@code
   *     secret_unreadable}, {@code secret_too_long}
   */
  default Result<Secret> read(Function<String, @Nullable String> environment) {
    return switch (this) {
      case Environment(String name) -> {
        String value = environment.apply(name);
        yield value == null || value.isEmpty()
            ? Result.failed(
                problem("secret_missing", "the environment variable `" + name + "` is not set")
                    .mend("set it before the start"))
            : Result.ok(new Secret(value));
      }
      case File(Path path) -> fromFile(path);
    };
  }

  private static Result<Secret> fromFile(Path path) {
    String shown = "the file `" + path + "`";
    try {
      if (isExposed(path)) {
        return Result.failed(
            problem("secret_exposed", shown + " can be used by others than its owner")
                .mend("run `chmod 600 " + path + "` and, if others may have read it, replace it"));
      }
      byte[] content;
      try (InputStream in = Files.newInputStream(path)) {
        content = in.readNBytes(MAX_BYTES + 1);
      }
      if (content.length > MAX_BYTES) {
        return Result.failed(
            problem("secret_too_long", shown + " is longer than " + MAX_BYTES + " bytes"));
      }
      String text = new String(content, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
      return text.isEmpty()
          ? Result.failed(problem("secret_missing", shown + " is empty"))
          : Result.ok(new Secret(text));
    } catch (NoSuchFileException e) {
      return Result.failed(
          problem("secret_missing", shown + " does not exist").mend("create it with mode 0600"));
    } catch (IOException e) {
      return Result.failed(
          problem("secret_unreadable", shown + " cannot be read: " + e.getMessage())
              .mend("make it readable for the user that runs this process"));
    }
  }

  /** On a file system without POSIX permissions there is nothing to check. */
  private static boolean isExposed(Path path) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    return !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path));
  }

  private static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }
}
