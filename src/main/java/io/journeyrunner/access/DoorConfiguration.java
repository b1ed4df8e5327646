// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Puts Spring Security's filters and ours together. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  /**
   * Only what is ours runs in a page, and no page can be put into another one. The hash is of the
   * one style attribute in the page of Swagger UI.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-hashes'"
          + " 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; connect-src 'self'; img-src"
          + " 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http, Door door, Refusals refusals, AccessSettings settings) {
    return http.addFilterBefore(new DoorFilter(door, refusals), AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    // What goes on from a request that was let in.
                    .dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .anyRequest()
                    .access(new RouteAuthorization()))
        .exceptionHandling(
            answers ->
                answers
                    .authenticationEntryPoint(
                        (request, response, e) -> refusals.askForKey(request, response))
                    .accessDeniedHandler(
                        (request, response, e) -> refusals.deny(request, response)))
        .headers(DoorConfiguration::headers)
        .cors(cors -> cors(cors, settings.allowedOrigins()))
        // No session, so no token against forgery: OriginGuard asks the browser instead.
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
  }

  private static void cors(CorsConfigurer<HttpSecurity> cors, List<String> origins) {
    if (origins.isEmpty()) {
      cors.disable();
      return;
    }
    CorsConfiguration allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(origins);
    allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    allowed.setAllowedHeaders(
        List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_MATCH));
    allowed.setExposedHeaders(
        List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER));
    UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
    everywhere.registerCorsConfiguration("/**", allowed);
    cors.configurationSource(everywhere);
  }

  /**
   * Lets through what user ids and echoed requests may have in their paths and headers. That is no
   * way past the table of routes: it is matched by the code that finds the controllers, too.
   */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowSemicolon(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowNull(true);
    firewall.setAllowUrlEncodedCarriageReturn(true);
    firewall.setAllowUrlEncodedLineFeed(true);
    firewall.setAllowUrlEncodedLineSeparator(true);
    firewall.setAllowUrlEncodedParagraphSeparator(true);
    firewall.setAllowedHeaderValues(value -> true);
    firewall.setAllowedParameterValues(value -> true);
    return firewall;
  }

  /** What is left: a path that is not what it seems, such as {@code /a/../b}. */
  @Bean
  RequestRejectedHandler unclear(Refusals refusals) {
    return (request, response, e) ->
        refusals.answer(request, response, Refusal.unclear("the path or a header is ambiguous"));
  }
}
