// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where calls go, as a shared object: rules and journeys name it instead of repeating it.
 * Immutable; names secrets, and never holds one.
 *
 * @param id 1 to 100 of a-z, 0-9 and hyphen
 * @param name for people, 1 to 200 characters; the id unless said otherwise
 * @param baseUrl scheme, host, port and prefix of the path; literal or secrets
 * @param auth what calls prove themselves with; none unless said otherwise
 * @param mtls the certificate of this side; null for none
 * @param headers templates of headers for every call that does not have them itself
 * @param ratePerSecond calls begun per second by one node, 1 to 100,000; null for the default
 * @param concurrency calls at once by one node, 1 to 10,000; null for the default
 * @param signWith the name of the secret that signs calls which name none; null for none
 * @throws IllegalArgumentException naming the first field that is missing or out of range
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Endpoint(
    String id,
    String name,
    Address baseUrl,
    Auth auth,
    @Nullable ClientCertificate mtls,
    Map<String, String> headers,
    @Nullable Integer ratePerSecond,
    @Nullable Integer concurrency,
    @Nullable String signWith) {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,100}");
  private static final int LONGEST_NAME = 200;
  private static final int FASTEST = 100_000;
  private static final int MOST_AT_ONCE = 10_000;

  /** Puts the defaults in place of what is missing, and checks the rest. */
  public Endpoint {
    if (id == null || !isId(id)) {
      throw new IllegalArgumentException("id must be 1 to 100 of a-z, 0-9 and -, it is " + id);
    }
    name = name == null ? id : name;
    auth = auth == null ? new Auth.None() : auth;
    headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name must have 1 to " + LONGEST_NAME + " characters, it has " + name.length());
    }
    Checks.present("baseUrl", baseUrl);
    if (baseUrl.hasQuery()) {
      throw new IllegalArgumentException(
          "baseUrl has a query, to which no path can be appended; put it into each url");
    }
    headers.forEach((header, value) -> Checks.present("headers." + header, value));
    Checks.range("ratePerSecond", ratePerSecond, FASTEST);
    Checks.range("concurrency", concurrency, MOST_AT_ONCE);
    if (signWith != null) {
      Checks.secret("signWith", signWith);
    }
  }

  /** True if an endpoint can have this id. */
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }
}
