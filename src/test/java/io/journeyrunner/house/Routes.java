// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.AntPathMatcher;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The addresses at which the application listens. */
final class Routes {

  /**
   * One of them.
   *
   * @param method such as {@code GET}
   * @param pattern such as {@code /api/v1/rules/{id}}
   */
  private record Route(String method, String pattern) {

    /** What the pattern can end with and still say something: {@code /{id}/pause}. */
    Stream<String> ends() {
      return Stream.iterate(
              pattern, rest -> !rest.isEmpty(), rest -> rest.substring(end(rest.substring(1)) + 1))
          .filter(rest -> rest.replaceAll("\\{[^}]*}", "").matches(".*[a-z].*"));
    }

    private static int end(String rest) {
      return rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
    }
  }

  /** Of Spring Boot and of springdoc. */
  private static final List<Route> OTHERS =
      Stream.of(
              "/actuator/health/**",
              "/actuator/prometheus",
              "/api-docs",
              "/api-docs.yaml",
              "/api-docs.html")
          .map(path -> new Route("GET", path))
          .toList();

  private static final AntPathMatcher PATHS = new AntPathMatcher();
  private static final List<Route> ALL =
      Stream.concat(OTHERS.stream(), controllers().flatMap(Routes::of)).toList();

  private Routes() {}

  /**
   * True if the application listens there.
   *
   * @param method such as {@code GET}; empty for any
   * @param path as a page writes it: {@code /api/v1/rules/{id}}, {@code /echo-list/<name>/}, only
   *     its end ({@code …/pause}), or only its begin ({@code /api/v1/rules/…})
   */
  static boolean exist(String method, String path) {
    String plain = path.replaceAll("[?#].*", "").replaceAll("(?<=.)/$", "");
    return ALL.stream()
        .filter(route -> method.isEmpty() || route.method().equals(method))
        .anyMatch(route -> leadsTo(route, plain));
  }

  private static boolean leadsTo(Route route, String path) {
    if (path.endsWith("/…")) {
      return PATHS.matchStart(route.pattern(), path.substring(0, path.length() - 2));
    }
    return path.startsWith("…")
        ? route.ends().anyMatch(end -> PATHS.match(end, path.substring(1)))
        : PATHS.match(route.pattern(), path);
  }

  private static Stream<Class<?>> controllers() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scan.findCandidateComponents("io.journeyrunner").stream()
        .map(found -> Objects.requireNonNull(found.getBeanClassName()))
        .map(name -> ClassUtils.resolveClassName(name, null));
  }

  private static Stream<Route> of(Class<?> controller) {
    RequestMapping above =
        AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    return Arrays.stream(controller.getDeclaredMethods())
        .flatMap(method -> mapping(method).stream())
        .flatMap(
            mapping ->
                paths(above)
                    .flatMap(one -> paths(mapping).map(two -> PATHS.combine(one, two)))
                    .flatMap(path -> methods(mapping).map(method -> new Route(method, path))));
  }

  private static List<RequestMapping> mapping(Method method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    return mapping == null ? List.of() : List.of(mapping);
  }

  private static Stream<String> methods(RequestMapping mapping) {
    return Arrays.stream(mapping.method().length == 0 ? RequestMethod.values() : mapping.method())
        .map(Enum::name);
  }

  private static Stream<String> paths(@org.jspecify.annotations.Nullable RequestMapping mapping) {
    return mapping == null || mapping.path().length == 0
        ? Stream.of("")
        : Arrays.stream(mapping.path());
  }
}
