package dev.ilk.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessesTest {
  private final Processes processes = new Processes();

  @Test
  void a_process_is_seen_as_the_kernel_knows_it() throws Exception {
    Peer self = Processes.connected((int) ProcessHandle.current().pid(), 7, 8).orElseThrow();
    Map<String, String> traits = processes.traits(self).orElseThrow();
    Path program = Path.of("/proc/self/exe").toRealPath();
    assertEquals(program.toString(), traits.get("path"));
    assertEquals("7", traits.get("uid"));
    assertEquals("8", traits.get("gid"));
    try (InputStream in = Files.newInputStream(program)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      assertEquals(HexFormat.of().formatHex(digest), traits.get("sha256"));
    }
    assertEquals(traits, processes.traits(self).orElseThrow());
  }

  @Test
  void another_process_under_the_same_number_is_another() {
    Peer self = Processes.connected((int) ProcessHandle.current().pid(), 7, 8).orElseThrow();
    Peer before = new Peer(self.pid(), self.uid(), self.gid(), self.started() - 1);
    assertTrue(processes.traits(before).isEmpty());
  }

  @Test
  void a_process_that_is_gone_is_not_seen() throws Exception {
    Process other = new ProcessBuilder("true").start();
    int pid = (int) other.pid();
    other.waitFor();
    assertTrue(Processes.connected(pid, 0, 0).isEmpty());
  }
}
