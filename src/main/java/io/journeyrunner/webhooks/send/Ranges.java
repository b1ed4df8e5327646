// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses of the public internet, by the registries of special addresses (IANA, RFC 6890 and
 * its successors).
 */
final class Ranges {

  /** All that is not the public internet, in IPv4. */
  private static final List<IPAddress> SPECIAL_V4 =
      blocks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, and the metadata of clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // IETF
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /** The only part of IPv6 that is the public internet. */
  private static final IPAddress GLOBAL_V6 = block("2000::/3");

  /** All that is not, inside it: among them the tunnels that carry an IPv4 address. */
  private static final List<IPAddress> SPECIAL_V6 =
      blocks(
          "2001::/23", // IETF: Teredo, benchmarks, ORCHID
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, given up by RFC 7526
          "3fff::/20"); // documentation

  /** What an organisation has inside, and a name may therefore stand for. */
  private static final List<IPAddress> INSIDE =
      blocks(
          "127.0.0.0/8",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "::1/128",
          "fc00::/7");

  /** Where clouds tell their machines secrets, inside ranges that are harmless otherwise. */
  private static final List<IPAddress> METADATA =
      blocks("100.100.100.200/32", "168.63.129.16/32", "fd00:ec2::/32", "fd20:ce::254/128");

  /** RFC 6052 §2.1: an IPv4 address is in its last 32 bits. */
  private static final IPAddress NAT64 = block("64:ff9b::/96");

  private Ranges() {}

  private static List<IPAddress> blocks(String... texts) {
    return Stream.of(texts).map(Ranges::block).toList();
  }

  private static IPAddress block(String text) {
    return new IPAddressString(text).getAddress().toPrefixBlock();
  }

  /**
   * The address as the library knows it; one that is mapped to IPv6 (RFC 4291 §2.5.5.2) as IPv4.
   */
  static IPAddress of(InetAddress address) {
    IPAddress known = new IPAddressGenerator().from(address);
    return known.isIPv6() && known.toIPv6().isIPv4Mapped()
        ? known.toIPv6().getEmbeddedIPv4Address()
        : known.withoutPrefixLength();
  }

  /** True if everybody could call this address. */
  static boolean isPublic(InetAddress address) {
    IPAddress known = of(address);
    if (known.isIPv4()) {
      return !isIn(SPECIAL_V4, known) && !isIn(METADATA, known);
    }
    IPv6Address v6 = known.toIPv6();
    if (NAT64.contains(v6)) {
      IPAddress embedded = v6.getEmbeddedIPv4Address();
      return !isIn(SPECIAL_V4, embedded) && !isIn(METADATA, embedded);
    }
    return GLOBAL_V6.contains(v6) && !isIn(SPECIAL_V6, v6) && !isIsatap(address);
  }

  /** True if it is one of a private network, and nothing else is known of it. */
  static boolean isInside(InetAddress address) {
    IPAddress known = of(address);
    return isIn(INSIDE, known) && !isIn(METADATA, known);
  }

  private static boolean isIn(List<IPAddress> blocks, IPAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  /** RFC 5214 §6.1: the lower half is 0000:5efe or 0200:5efe and an IPv4 address. */
  private static boolean isIsatap(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] mark = Arrays.copyOfRange(bytes, 8, 12);
    mark[0] &= (byte) ~0x02;
    return Arrays.equals(mark, new byte[] {0, 0, 0x5e, (byte) 0xfe});
  }
}
