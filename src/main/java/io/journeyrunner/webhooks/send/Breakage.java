// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Says in words why there was no answer. Never in those of the exception: they can hold the host,
 * which can be a secret.
 */
final class Breakage {

  /** What a server says that wants another certificate (RFC 8446 §6.2). */
  private static final Pattern CERTIFICATE_ALERT =
      Pattern.compile("(?:alert|\\)).*(?:_certificate|certificate_|unknown_ca|access_denied)");

  private Breakage() {}

  static String describe(IOException e, Duration timeout) {
    return switch (e) {
      case SlowLookup slow -> "its name could not be looked up in time";
      case UnknownHostException unknown -> "its host is unknown";
      case ConnectException refused -> "it refuses connections";
      case NoRouteToHostException away -> "it can't be reached";
      case SSLPeerUnverifiedException other -> "its certificate is for another host";
      case SSLException tls -> tls(tls);
      case InterruptedIOException late -> "no full answer within " + timeout;
      default -> "the connection broke (" + e.getClass().getSimpleName() + ")";
    };
  }

  private static String tls(SSLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "its certificate has expired";
      }
      if (cause instanceof CertPathBuilderException) {
        return "its certificate is not trusted here";
      }
    }
    if (CERTIFICATE_ALERT.matcher(String.valueOf(e.getMessage())).find()) {
      return "it does not accept the certificate of this side, or wants one";
    }
    return "no secure connection could be made (" + e.getClass().getSimpleName() + ")";
  }
}
