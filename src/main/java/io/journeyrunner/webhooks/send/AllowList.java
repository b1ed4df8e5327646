// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses that operators allow besides public ones. Immutable. */
record AllowList(List<Entry> entries) {

  private static final int LAST_PORT = 65_535;
  private static final Pattern ENTRY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+](?:/\\d{1,3})?|[^\\[\\]:]+)(?::(\\d{1,5}))?");
  private static final Pattern NUMBERS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?");
  private static final Pattern HOST =
      Pattern.compile("(?![0-9.]+$)(?:\\*\\.)?[\\p{L}\\p{N}._-]{1,253}");

  /** What a set-up on one machine needs. */
  static final AllowList LOOPBACK = parse(List.of("127.0.0.0/8", "[::1]"));

  AllowList {
    entries = List.copyOf(entries);
  }

  /** Something that is allowed; without a port, all are. */
  sealed interface Entry {

    @Nullable Integer port();

    /**
     * A name, if it stands for an address of a private network; with {@code *.} before it, all
     * names below it. Who may set a name's addresses must not reach a cloud's metadata by it.
     */
    record Host(String name, @Nullable Integer port) implements Entry {}

    /** Addresses, by whatever name. */
    record Range(IPAddress block, @Nullable Integer port) implements Entry {}
  }

  /**
   * Reads entries as operators write them.
   *
   * @throws IllegalArgumentException naming the first that can't be read
   */
  static AllowList parse(List<String> texts) {
    return new AllowList(texts.stream().map(String::strip).map(AllowList::entry).toList());
  }

  private static Entry entry(String text) {
    Matcher parts = ENTRY.matcher(text);
    if (!parts.matches()) {
      throw unreadable(text);
    }
    Integer port = parts.group(2) == null ? null : Integer.valueOf(parts.group(2));
    if (port != null && (port < 1 || port > LAST_PORT)) {
      throw unreadable(text);
    }
    String place = parts.group(1);
    if (place.startsWith("[") || NUMBERS.matcher(place).matches()) {
      return new Entry.Range(block(text, place.replaceAll("[\\[\\]]", "")), port);
    }
    if (!HOST.matcher(place).matches()) {
      throw unreadable(text);
    }
    return new Entry.Host(place.toLowerCase(Locale.ROOT), port);
  }

  private static IPAddress block(String text, String place) {
    IPAddress address = new IPAddressString(place).getAddress();
    if (address == null || (address.isMultiple() && !place.contains("/"))) {
      throw unreadable(text);
    }
    return address.toPrefixBlock();
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "journeyrunner.webhooks.guard.allow holds \""
            + text
            + "\", which is no host and no range; write billing.internal, *.internal, 10.0.0.0/8 or"
            + " [fd00::]/8, each with :port if only one port is meant");
  }

  /** True if an address may be called by this name. */
  boolean allows(String host, InetAddress address, int port) {
    return entries.stream()
        .filter(entry -> entry.port() == null || entry.port() == port)
        .anyMatch(
            entry ->
                switch (entry) {
                  case Entry.Host named -> isNamed(named.name(), host) && Ranges.isInside(address);
                  case Entry.Range range -> range.block().contains(Ranges.of(address));
                });
  }

  private static boolean isNamed(String name, String host) {
    String plain = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return name.startsWith("*.") ? plain.endsWith(name.substring(1)) : plain.equals(name);
  }
}
