package dev.ilk.cedar.conformance;

import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.RefusedException;
import dev.ilk.cedar.diagnostic.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the files that a case names. A name is relative to the root of the corpus; since a corpus
 * may be moved or cut up, it is also looked for from each folder above the case, and last beside
 * the case under ever shorter ends of the name.
 *
 * @param root the root of the corpus
 * @param folder where the case is
 */
record CaseFiles(Path root, Path folder) {

  SourceText read(String name) throws IOException {
    Path file = find(Path.of(name));
    return SourceText.of(name, Files.readString(file));
  }

  private Path find(Path name) {
    if (Files.isRegularFile(root.resolve(name))) {
      return root.resolve(name);
    }
    for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
      if (Files.isRegularFile(above.resolve(name))) {
        return above.resolve(name);
      }
    }
    for (int i = 1; i < name.getNameCount(); i++) {
      Path end = folder.resolve(name.subpath(i, name.getNameCount()));
      if (Files.isRegularFile(end)) {
        return end;
      }
    }
    throw new RefusedException(
        List.of(
            Diagnostic.of("there is no file `" + name + "`")
                .withHelp("names are relative to `" + root + "`; give another root")));
  }
}
