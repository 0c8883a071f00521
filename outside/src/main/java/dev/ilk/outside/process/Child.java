package dev.ilk.outside.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A server that runs as a child of this process and listens on the loopback interface. */
public final class Child implements AutoCloseable {
  private static final int START_SECONDS = 60;
  private static final int LOWEST_PORT = 20_000;
  private static final int BEYOND_PORTS = 32_768;
  private static final int MOST_TRIES = 1_000;
  private static final int STOP_SECONDS = 10;
  private static final int PAUSE_MILLIS = 5;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @param command the program and its arguments
   * @param log where what it says goes
   * @param port where it will listen
   * @return running
   * @throws IOException if it does not listen within a minute; with what it said
   */
  public static Child start(List<String> command, Path log, int port) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Child child = new Child(process);
    if (child.listens(port)) {
      return child;
    }
    process.destroyForcibly();
    throw new IOException(Files.readString(log).strip());
  }

  /**
   * A port that nobody listens on, and that stays free while a server that has it is down: it is
   * none of those that systems give to outgoing connections (RFC 6335, section 6, and on Linux from
   * 32768), of which a busy machine makes many.
   *
   * @return of the loopback interface
   * @throws IOException if there is none
   */
  public static int freePort() throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, BEYOND_PORTS);
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (BindException e) {
        // Somebody has it: another one will do.
      }
    }
    throw new IOException("no port is free from %d on".formatted(LOWEST_PORT));
  }

  /**
   * The server's process.
   *
   * @return its id
   */
  public long pid() {
    return process.pid();
  }

  private boolean listens(int port) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return true;
      } catch (IOException e) {
        try {
          Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return false;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
