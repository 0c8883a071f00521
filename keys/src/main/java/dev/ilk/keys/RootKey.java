package dev.ilk.keys;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key of 256 bits under which every private key is sealed at rest. Whoever has it and the store
 * can sign as Ilk; whoever lost it has lost every signing key.
 *
 * <p>It comes from outside, as 44 characters of base64, and is never shown. Its {@link #id()} may
 * be: it is a digest with a label, from which the key cannot be found.
 */
public final class RootKey {
  /** The length of the key in bytes. */
  public static final int BYTES = 32;

  static final int ID_BYTES = 8;

  private static final byte[] ID_LABEL = "ilk root key id v1\0".getBytes(StandardCharsets.UTF_8);
  private static final String HOW_TO_MAKE =
      "make one with `openssl rand -base64 32`, readable for its owner only";

  private final SecretKey key;
  private final String id;

  private RootKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
    this.id = HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(ID_LABEL, bytes), ID_BYTES));
  }

  /**
   * Loads the root key from where configuration says.
   *
   * @param reference where it is
   * @param environment finds an environment variable by its name
   * @return the key, or {@code root_key_malformed} or what {@link SecretRef#read} says
   */
  public static Result<RootKey> load(
      SecretRef reference, Function<String, @Nullable String> environment) {
    return reference.read(environment).then(RootKey::parse);
  }

  /**
   * Loads the root key of a server that keeps its own, and makes it at the first start. When this
   * returns a new key, its file has mode 0600 and is on disk for good, so nothing can be sealed
   * under a key that a power failure takes away. Of two processes that start at once, both get the
   * same key.
   *
   * @param file where the key is or shall be; its folder must exist
   * @return the key, or why there is none; an existing file is never overwritten
   */
  public static Result<RootKey> loadOrCreate(Path file) {
    if (!Files.exists(file)) {
      try {
        create(file);
      } catch (FileAlreadyExistsException e) {
        // Another process was quicker: its key is the key.
      } catch (IOException | UnsupportedOperationException e) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "root_key_not_created",
                    "the root key's file `" + file + "` cannot be made: " + e.getMessage())
                .mend(HOW_TO_MAKE));
      }
    }
    return load(new SecretRef.File(file), name -> null);
  }

  /**
   * The root key's name, which every sealed key carries.
   *
   * @return 16 characters of lower-case hexadecimal
   */
  public String id() {
    return id;
  }

  SecretKey key() {
    return key;
  }

  private static Result<RootKey> parse(Secret secret) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret.reveal().strip());
    } catch (IllegalArgumentException e) {
      return malformed("the root key is not base64");
    }
    return bytes.length == BYTES
        ? Result.ok(new RootKey(bytes))
        : malformed("the root key has %d bytes instead of %d".formatted(bytes.length, BYTES));
  }

  /** Writes beside, then links into place: a link, unlike a rename, never replaces a file. */
  private static void create(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Path folder = file.toAbsolutePath().getParent();
    Path draft =
        Files.createTempFile(
            folder,
            ".root-key-",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      String text = Base64.getEncoder().encodeToString(bytes) + "\n";
      try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.createLink(file, draft);
      try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
        entry.force(true);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Result<RootKey> malformed(String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "root_key_malformed", message).mend(HOW_TO_MAKE));
  }
}
