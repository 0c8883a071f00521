package dev.ilk.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What every command understands that asks a server. */
final class Common extends Offline {
  @CommandLine.Option(
      names = "--server",
      paramLabel = "URL",
      description = "the server's address; without it, the local socket in --data",
      defaultValue = "${env:ILK_SERVER}")
  @Nullable String server;

  @CommandLine.Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "with --server: a file with an access token for Ilk's own interfaces",
      defaultValue = "${env:ILK_TOKEN_FILE}")
  @Nullable Path tokenFile;

  @CommandLine.Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the server's data folder (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:ILK_DATA:-ilk-data}")
  Path data = Path.of("ilk-data");

  Common() {}

  Server server() {
    return server == null || server.isEmpty()
        ? Server.local(data.resolve("ilk.sock"))
        : Server.at(server, tokenFile);
  }
}
