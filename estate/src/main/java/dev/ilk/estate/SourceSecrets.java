package dev.ilk.estate;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the credentials of sources are, on the node: variables whose names begin with {@code
 * ILK_SOURCE_}, and files in one folder. Whoever may add a source can name nothing else, so no
 * other secret of the node is ever sent to a server of their choice.
 */
public final class SourceSecrets {
  private static final Pattern VARIABLE = Pattern.compile("env:ILK_SOURCE_[A-Z0-9_]{1,100}");
  private static final Pattern FILE = Pattern.compile("file:[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Path folder;
  private final Function<String, @Nullable String> environment;

  /**
   * The secrets of a node.
   *
   * @param folder where files for sources are
   * @param environment finds a variable's value by its name
   */
  public SourceSecrets(Path folder, Function<String, @Nullable String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * What is wrong with a reference.
   *
   * @param reference such as {@code env:ILK_SOURCE_GITHUB}
   * @return itself, or {@code source_secret_invalid}
   */
  public static Result<String> check(String reference) {
    return VARIABLE.matcher(reference).matches() || FILE.matcher(reference).matches()
        ? Result.ok(reference)
        : Result.failed(
            Problem.of(
                    Problem.Kind.INVALID,
                    "source_secret_invalid",
                    "that says not where a credential of a source is")
                .mend(
                    "write `env:ILK_SOURCE_…`, or `file:NAME` of a file in the folder `sources` of"
                        + " the node's data"));
  }

  /**
   * Reads a credential.
   *
   * @param reference as {@link #check} takes it
   * @return the credential, or why it cannot be read
   */
  public Result<String> reveal(String reference) {
    return check(reference)
        .then(sound ->
            sound.startsWith(SecretRef.FILE)
                ? Result.ok((SecretRef) new SecretRef.File(file(sound)))
                : SecretRef.parse(sound))
        .then(where -> where.read(environment))
        .then(secret -> Result.ok(secret.reveal()));
  }

  /**
   * A file for a source, in the one folder.
   *
   * @param reference {@code file:NAME}, as {@link #check} takes it
   * @return its path
   */
  public Path file(String reference) {
    if (!FILE.matcher(reference).matches()) {
      throw new IllegalArgumentException("`%s` names no file for a source".formatted(reference));
    }
    return folder.resolve(reference.substring(SecretRef.FILE.length()));
  }
}
