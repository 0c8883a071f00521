package dev.ilk.outside.postgres;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user that the server runs as. PostgreSQL refuses to run as root, so there another user is
 * borrowed.
 *
 * @param name the user's name
 * @param prefix what to write before a command so that it runs as this user; empty for oneself
 */
record Account(String name, List<String> prefix) {
  private static final List<String> BORROWED = List.of("postgres", "nobody");

  /** Whoever may run a server here. */
  static Result<Account> find() {
    return Command.run(List.of("id", "-u"))
        .then(uid ->
            uid.strip().equals("0")
                ? borrow()
                : Result.ok(new Account(System.getProperty("user.name"), List.of())));
  }

  private static Result<Account> borrow() {
    for (String name : BORROWED) {
      if (Command.run(List.of("id", "-g", name)) instanceof Result.Ok<String>(String group)) {
        Optional<Account> account =
            Stream.of(
                    List.of(
                        "setpriv", "--reuid=" + name, "--regid=" + group.strip(), "--clear-groups"),
                    List.of("runuser", "-u", name, "--"))
                .map(prefix -> new Account(name, prefix))
                .filter(found -> Command.run(found.command("true")) instanceof Result.Ok<String>)
                .findFirst();
        if (account.isPresent()) {
          return Result.ok(account.get());
        }
      }
    }
    return Result.failed(
        Problem.of(
                Problem.Kind.UNAVAILABLE,
                "postgres_account",
                "PostgreSQL refuses to run as root, and no other user could be borrowed")
            .mend(
                "run as another user, or install `setpriv` (util-linux) and add a user `nobody`"));
  }

  List<String> command(String... words) {
    return Stream.concat(prefix.stream(), Stream.of(words)).toList();
  }

  /** Makes a file or folder this user's own. */
  void own(Path path) throws IOException {
    if (!prefix.isEmpty()) {
      UserPrincipal user =
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
      Files.setOwner(path, user);
    }
  }
}
