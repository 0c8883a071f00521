package dev.ilk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of the machine's memory a process holds, as Linux tells it (proc(5), VmRSS). */
final class ResidentMemory {
  private static final Pattern LINE = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final int KILO = 1024;

  private ResidentMemory() {}

  /** In megabytes of a million bytes; empty where the system does not say. */
  static OptionalLong of(long pid) {
    try {
      Path status = Path.of("/proc", Long.toString(pid), "status");
      Matcher line = LINE.matcher(Files.readString(status));
      return line.find()
          ? OptionalLong.of(Long.parseLong(line.group(1)) * KILO / 1_000_000)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  static String inWords(OptionalLong megabytes) {
    return megabytes.isPresent() ? megabytes.getAsLong() + " MB" : "memory unknown";
  }
}
