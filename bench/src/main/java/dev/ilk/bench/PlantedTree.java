package dev.ilk.bench;

import dev.ilk.scan.rule.Rule;
import dev.ilk.scan.rule.RuleFile;
import dev.ilk.scan.rule.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files like a repository's, made from a seed: most are clean and full of what looks like secrets
 * and is none; one for each kind of secret holds one, and is named by the kind.
 *
 * @param root the folder
 * @param kinds the kinds planted
 * @param mib how large it is
 */
record PlantedTree(Path root, Set<String> kinds, int mib) {
  private static final int FILE = 256 << 10;
  private static final List<String> WORDS =
      List.of(
          "request",
          "response",
          "token",
          "secret",
          "client",
          "password",
          "buffer",
          "index",
          "value",
          "access",
          "key",
          "session",
          "handler",
          "config",
          "service",
          "return");

  static PlantedTree plant(Path root, int mib) throws IOException {
    Random random = new Random(42);
    int files = (int) (((long) mib << 20) / FILE);
    for (int i = 0; i < files; i++) {
      Path folder = Files.createDirectories(root.resolve("module-" + i % 16));
      Files.writeString(folder.resolve("Clean" + i + ".java"), source(random, FILE));
    }
    Set<String> kinds = new TreeSet<>();
    for (Rule rule : RuleFile.builtIn()) {
      if (!rule.shapes().isEmpty()) {
        String secret = Shape.make(rule.shapes().getFirst(), random);
        Files.writeString(root.resolve(rule.id() + ".txt"), source(random, 2_000) + secret + "\n");
        kinds.add(rule.id());
      }
    }
    return new PlantedTree(root, kinds, mib);
  }

  /** A file's name without its ending. */
  static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String source(Random random, int length) {
    StringBuilder text = new StringBuilder(length + 200);
    while (text.length() < length) {
      String one = WORDS.get(random.nextInt(WORDS.size()));
      String two = WORDS.get(random.nextInt(WORDS.size()));
      switch (random.nextInt(12)) {
        case 0 -> text.append("  String ").append(one).append(" = \"").append(two).append("\";\n");
        case 1 -> text.append("  // sha256 ").append(hex(random, 64)).append('\n');
        case 2 -> text.append("  String password = System.getenv(\"").append(one).append("\");\n");
        case 3 ->
            text.append("  id: ").append(hex(random, 8)).append("-0000-4000-8000-000000000000\n");
        default ->
            text.append("    ")
                .append(one)
                .append('.')
                .append(two)
                .append('(')
                .append(random.nextInt(1_000))
                .append(");\n");
      }
    }
    return text.toString();
  }

  private static String hex(Random random, int digits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
