package dev.ilk.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What {@code /proc} tells of a process; see proc(5). Everything read is bounded. */
final class ProcessFolder {
  private static final int MOST = 64 * 1024;
  private static final int STARTED = 22;

  private final Path folder;

  ProcessFolder(int pid) {
    this.folder = Path.of("/proc", Integer.toString(pid));
  }

  /** When it was started. The name in the second field may hold blanks and brackets. */
  long started() throws IOException {
    String stat = text("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    try {
      return Long.parseLong(fields[STARTED - 3]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("a process without a start", e);
    }
  }

  /** The program, as the kernel knows it; {@code (deleted)} stands behind one that is gone. */
  Path program() throws IOException {
    return Files.readSymbolicLink(folder.resolve("exe"));
  }

  /** The digest of the program that runs, whatever stands at its path by now. */
  String programDigest() throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve("exe"));
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What names the file that runs, and changes when it does. */
  Object programFile() throws IOException {
    Path exe = folder.resolve("exe");
    return Files.readAttributes(exe, "unix:dev,ino,size,ctime");
  }

  /** Its control group in version 2; empty if the machine has none. */
  String controlGroup() throws IOException {
    for (String line : text("cgroup").split("\n", -1)) {
      if (line.startsWith("0::")) {
        return line.substring(3);
      }
    }
    return "";
  }

  private String text(String name) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    }
  }
}
