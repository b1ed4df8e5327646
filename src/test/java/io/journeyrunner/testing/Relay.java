// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A way to a server that can be cut without a word: connections stay open, and nothing comes or
 * goes on them any more, as when a machine hangs or a network drops packets. Thread-safe.
 */
public final class Relay implements AutoCloseable {

  private final ServerSocket door;
  private final URI target;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile boolean isCut;

  /** Begins to listen on a free port. */
  public Relay(URI target) {
    this.target = target;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it listens, in the target's scheme. */
  public URI address() {
    return URI.create(target.getScheme() + "://127.0.0.1:" + door.getLocalPort());
  }

  /** Lets nothing through from now on. */
  public void cut() {
    isCut = true;
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket from = door.accept();
        Socket to = new Socket(target.getHost(), target.getPort());
        open.add(from);
        open.add(to);
        Thread.ofVirtual().start(() -> pass(from, to));
        Thread.ofVirtual().start(() -> pass(to, from));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] some = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        if (!isCut) {
          out.write(some, 0, n);
          out.flush();
        }
      }
      if (!isCut) {
        to.close();
      }
    } catch (IOException e) {
      // one of them was closed
    }
  }
}
