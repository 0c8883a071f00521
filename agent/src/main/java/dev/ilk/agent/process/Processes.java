package dev.ilk.agent.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at processes. Safe to share between threads. */
public final class Processes {
  private static final int DIGESTS = 1000;

  /** Digests of programs by the file that they are, the least used of which are forgotten. */
  private final Map<Object, String> digests =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, String> eldest) {
              return size() > DIGESTS;
            }
          });

  /** Nothing seen yet. */
  public Processes() {}

  /**
   * Notes who has just connected.
   *
   * @param pid the number that the kernel gave for the connection
   * @param uid the user that it gave
   * @param gid the group that it gave
   * @return the process; empty if it is gone
   */
  public static Optional<Peer> connected(int pid, int uid, int gid) {
    try {
      return Optional.of(new Peer(pid, uid, gid, new ProcessFolder(pid).started()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * What a process is like now.
   *
   * @param peer who connected
   * @return its traits in the words of declarations; empty if it is gone, or cannot be looked at
   */
  public Optional<SortedMap<String, String>> traits(Peer peer) {
    ProcessFolder folder = new ProcessFolder(peer.pid());
    try {
      SortedMap<String, String> traits = new TreeMap<>();
      traits.put("uid", Integer.toUnsignedString(peer.uid()));
      traits.put("gid", Integer.toUnsignedString(peer.gid()));
      traits.put("path", folder.program().toString());
      traits.put("sha256", digest(folder));
      String group = folder.controlGroup();
      if (!group.isEmpty()) {
        traits.put("cgroup", group);
      }
      // Looked at last: all of the above was of this process if it is still there.
      return folder.started() == peer.started() ? Optional.of(traits) : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private String digest(ProcessFolder folder) throws IOException {
    Object file = folder.programFile();
    String known = digests.get(file);
    if (known == null) {
      known = folder.programDigest();
      digests.put(file, known);
    }
    return known;
  }
}
