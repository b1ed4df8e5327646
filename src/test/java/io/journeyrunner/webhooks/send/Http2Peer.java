// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A receiver that speaks HTTP/2 frame by frame (RFC 9113 §4.1), and says to each request what its
 * script says: the mood of the n-th connection is the n-th word of it.
 */
final class Http2Peer implements AutoCloseable {

  /** How a connection treats its requests. */
  enum Mood {
    ANSWERS,
    /** RST_STREAM with REFUSED_STREAM. */
    REFUSES,
    /** GOAWAY whose last stream is 0. */
    LEAVES,
    /** Answers the first request, and the second with a GOAWAY whose last stream is the first. */
    LEAVES_AFTER_ONE,
    /** Answers the first request, and then says nothing more, to pings neither. */
    FALLS_SILENT
  }

  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int PREFACE = 24;
  private static final HexFormat HEX = HexFormat.of();

  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger connections = new AtomicInteger();
  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private final Queue<Mood> moods;
  private final SSLServerSocket server;

  Http2Peer(Mood... moods) {
    this.moods = new ConcurrentLinkedQueue<>(java.util.List.of(moods));
    HandshakeCertificates identity =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    try {
      server =
          (SSLServerSocket)
              identity
                  .sslContext()
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SSLParameters parameters = server.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    server.setSSLParameters(parameters);
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "https://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /** The same client, which trusts this receiver. */
  OkHttpClient trustedBy(OkHttpClient client) {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return client
        .newBuilder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  private void accept() {
    try {
      while (true) {
        SSLSocket socket = (SSLSocket) server.accept();
        connections.incrementAndGet();
        Mood mood = moods.size() > 1 ? moods.remove() : moods.element();
        Thread.ofVirtual().start(() -> serve(socket, mood));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(SSLSocket socket, Mood mood) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      in.skipNBytes(PREFACE);
      write(out, "000000 04 00 00000000");
      int seen = 0;
      while (true) {
        int lengthAndType = in.readInt();
        int flags = in.read();
        int stream = in.readInt();
        byte[] payload = in.readNBytes(lengthAndType >>> 8);
        int type = lengthAndType & 0xFF;
        if (type == HEADERS) {
          requests.incrementAndGet();
          write(out, answer(mood, stream, ++seen));
        } else if (flags == 0 && (mood != Mood.FALLS_SILENT || seen < 2)) {
          write(out, acknowledgement(type, payload));
        }
      }
    } catch (IOException e) {
      // the other side has hung up
    }
  }

  private static String answer(Mood mood, int stream, int number) {
    String ok = "000001 01 05 " + HEX.toHexDigits(stream) + "88";
    return switch (mood) {
      case ANSWERS -> ok;
      case REFUSES -> "000004 03 00 " + HEX.toHexDigits(stream) + "00000007";
      case LEAVES -> "000008 07 00 00000000 00000000 00000000";
      case LEAVES_AFTER_ONE -> number == 1 ? ok : "000008 07 00 00000000 00000001 00000000";
      case FALLS_SILENT -> number == 1 ? ok : "";
    };
  }

  private static String acknowledgement(int type, byte[] payload) {
    return switch (type) {
      case SETTINGS -> "000000 04 01 00000000";
      case PING -> "000008 06 01 00000000" + HEX.formatHex(payload);
      default -> "";
    };
  }

  private static void write(OutputStream out, String hex) throws IOException {
    out.write(HEX.parseHex(hex.replace(" ", "")));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
