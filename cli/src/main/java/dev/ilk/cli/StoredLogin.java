package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ilk login} keeps between commands, in a file that only its owner can read.
 *
 * @param server the address that the person named
 * @param issuer the human issuer
 * @param accessToken for Ilk's own interfaces
 * @param refreshToken good once
 * @param grant what the person can end
 * @param expires when the access token ends
 */
record StoredLogin(
    String server,
    String issuer,
    String accessToken,
    String refreshToken,
    String grant,
    Instant expires) {
  private static final Duration EARLY = Duration.ofSeconds(20);
  private static final InstantSource CLOCK = InstantSource.system();

  /** Beside other programs' settings (XDG Base Directory Specification). */
  static Path file() {
    String home = System.getenv().getOrDefault("XDG_CONFIG_HOME", "");
    Path config =
        home.isEmpty() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(home);
    return Path.of(System.getProperty("ilk.login", config.resolve("ilk/login.json").toString()));
  }

  static StoredLogin of(String server, String issuer, JsonNode tokens, Instant now) {
    String access = tokens.path("access_token").asText();
    return new StoredLogin(
        server,
        issuer,
        access,
        tokens.path("refresh_token").asText(),
        grant(access),
        now.plusSeconds(tokens.path("expires_in").asLong()));
  }

  /** The grant stands in the token as its instance; the server judges whether that is so. */
  private static String grant(String access) {
    String[] parts = access.split("\\.", 4);
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : "");
      return Server.mapper().readTree(claims).path("instance").asText();
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }

  static Optional<StoredLogin> read() throws IOException {
    Path file = file();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode json = Server.mapper().readTree(Files.readString(file));
    return Optional.of(
        new StoredLogin(
            json.path("server").asText(),
            json.path("issuer").asText(),
            json.path("access_token").asText(),
            json.path("refresh_token").asText(),
            json.path("grant").asText(),
            Instant.ofEpochSecond(json.path("expires").asLong())));
  }

  /** Replaces the file at once, so that no other command ever reads half of it. */
  void write() throws IOException {
    ObjectNode json = Server.mapper().createObjectNode();
    json.put("server", server);
    json.put("issuer", issuer);
    json.put("access_token", accessToken);
    json.put("refresh_token", refreshToken);
    json.put("grant", grant);
    json.put("expires", expires.getEpochSecond());
    Path file = file();
    Path folder = folder(file);
    Path fresh =
        Files.createTempFile(
            folder,
            "login",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, json.toString().getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static void forget() throws IOException {
    Files.deleteIfExists(file());
  }

  /** With an access token that is still good for a while: this one's, or a new one. */
  StoredLogin fresh() throws IOException {
    if (CLOCK.instant().isBefore(expires.minus(EARLY))) {
      return this;
    }
    // A refresh token is good once: of several commands at a time one must ask, and the others
    // wait.
    Path lock = folder(file()).resolve("login.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      StoredLogin current = read().orElse(this);
      return held.isValid() && CLOCK.instant().isBefore(current.expires.minus(EARLY))
          ? current
          : current.refreshed();
    }
  }

  private StoredLogin refreshed() throws IOException {
    HumanIssuer.Answer answer =
        HumanIssuer.of(issuer)
            .tokens(
                Map.of(
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    refreshToken,
                    "client_id",
                    HumanIssuer.CLIENT));
    if (answer.error() != null) {
      throw new RefusedException(
          java.util.List.of("the sign-in is over: sign in again with `ilk login`"));
    }
    StoredLogin next = of(server, issuer, answer.body(), CLOCK.instant());
    next.write();
    return next;
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder for `%s`".formatted(file));
    }
    if (!Files.exists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return folder;
  }
}
