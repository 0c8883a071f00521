package dev.ilk.scan.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Keeps the reading of a repository from starting the machine's Git to ask for its settings. */
final class PlainSystem extends SystemReader.Delegate {
  private PlainSystem(SystemReader delegate) {
    super(delegate);
  }

  static synchronized void use() {
    if (!(SystemReader.getInstance() instanceof PlainSystem)) {
      SystemReader.setInstance(new PlainSystem(SystemReader.getInstance()));
    }
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS system) {
    return new FileBasedConfig(parent, null, system) {
      @Override
      public void load() {}

      @Override
      public boolean isOutdated() {
        return false;
      }
    };
  }
}
