package dev.ilk.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that costs the machine as little as possible, because it shares the cores
 * with what it measures.
 */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final StringBuilder line = new StringBuilder();

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 8192);
    out = socket.getOutputStream();
  }

  /** A POST as it goes over the wire. */
  static byte[] post(String path, String type, String body, String... headers) {
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n").append(body);
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Sends a request and reads its answer to the end. */
  int exchange(byte[] request) throws IOException {
    Head head = head(request);
    if (head.chunked()) {
      for (int size = chunk(); size > 0; size = chunk()) {
        in.skipNBytes(size);
        line();
      }
      line();
    } else {
      in.skipNBytes(head.length());
    }
    return head.status();
  }

  /** Sends a request and reads what is answered; fails unless that is 200 and of known length. */
  byte[] ask(byte[] request) throws IOException {
    Head head = head(request);
    if (head.status() != 200 || head.chunked()) {
      throw new IOException("the server answered " + head.status());
    }
    return in.readNBytes(head.length());
  }

  private record Head(int status, int length, boolean chunked) {}

  private Head head(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    String first = line();
    int status = Integer.parseInt(first.substring(9, 12));
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    return new Head(status, length, chunked);
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    line.setLength(0);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
