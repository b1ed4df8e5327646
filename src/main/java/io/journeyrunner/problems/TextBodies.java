// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes texts in UTF-8 only. Bytes of NDJSON are checked where it is read, line by line; XML says
 * its encoding itself.
 */
@Component
final class TextBodies extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/")
        || type(request).filter(TextBodies::isText).isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Utf8(request, type(request).orElseThrow()), response);
  }

  private static boolean isText(MimeType type) {
    return isJson(type)
        || isLines(type)
        || type.getSubtype().contains("yaml")
        || (type.getType().equals("text") && !type.getSubtype().equals("xml"));
  }

  private static boolean isJson(MimeType type) {
    return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
  }

  private static boolean isLines(MimeType type) {
    return type.getSubtype().endsWith("ndjson") || type.getSubtype().contains("jsonl");
  }

  private static Optional<MimeType> type(HttpServletRequest request) {
    try {
      return Optional.ofNullable(request.getContentType())
          .map(text -> MimeType.valueOf(text.toLowerCase(Locale.ROOT)));
    } catch (InvalidMimeTypeException e) {
      return Optional.empty(); // refused by what would read it
    }
  }

  private static final class Utf8 extends HttpServletRequestWrapper {

    private final MimeType type;

    Utf8(HttpServletRequest request, MimeType type) {
      super(request);
      this.type = type;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      String charset = type.getParameter("charset");
      if (charset != null && !charset.replace("\"", "").equals("utf-8")) {
        throw new NotUtf8(charset);
      }
      ServletInputStream body = super.getInputStream();
      return isLines(type) ? body : new CheckedBody(body, new Utf8Check());
    }
  }
}
