// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether a port is free, and where the system shows it (Linux), who has it. */
final class PortOwner {

  private static final String LISTENING = "0A";

  private PortOwner() {}

  static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** The process that listens on the port; empty if it can't be seen from here. */
  static Optional<ProcessHandle> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> socketOf(port, Path.of(table)))
        .findFirst()
        .flatMap(PortOwner::processWith);
  }

  /** The columns are those of proc(5): sl, local address, remote address, state, …, inode. */
  private static Stream<String> socketOf(int port, Path table) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .map(line -> line.trim().split("\\s+"))
          .filter(c -> c.length > 9 && c[1].endsWith(suffix) && c[3].equals(LISTENING))
          .map(c -> "socket:[" + c[9] + "]")
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Optional<ProcessHandle> processWith(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(Path.of("/proc/" + process.pid() + "/fd"), socket))
        .findFirst();
  }

  private static boolean holds(Path descriptors, String socket) {
    try (Stream<Path> links = Files.list(descriptors)) {
      return links.anyMatch(link -> socket.equals(target(link)));
    } catch (IOException e) {
      return false; // another user's process, or gone
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
