package dev.ilk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One address for several nodes: each connection goes to the next of them, byte for byte. */
final class Spread implements AutoCloseable {
  private final ServerSocket listening;
  private final List<Integer> ports = new CopyOnWriteArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Spread(ServerSocket listening) {
    this.listening = listening;
  }

  static Spread start() throws IOException {
    Spread spread = new Spread(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("spread").start(spread::accept);
    return spread;
  }

  /** Connections from now on go to this port as well. */
  void to(int port) {
    ports.add(port);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        Thread.ofVirtual().start(() -> join(caller));
      } catch (IOException e) {
        // Closed, or one connection that did not come about.
      }
    }
  }

  private void join(Socket caller) {
    int port = ports.get(Math.floorMod(next.getAndIncrement(), ports.size()));
    try (caller;
        Socket node = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.add(caller);
      caller.setTcpNoDelay(true);
      node.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pump(node, caller));
      pump(caller, node);
      back.join();
    } catch (IOException e) {
      // One of them hung up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(caller);
    }
  }

  private static void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    open.forEach(Spread::close);
  }
}
