// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import io.journeyrunner.JourneyRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be set, as Spring Boot's annotation processor found it in the code. */
final class Settings {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  private Settings() {}

  /** One setting. */
  record Setting(String name, String type, String defaultValue, String description) {

    private static Setting of(JsonNode json) {
      return new Setting(
          json.path("name").asString(),
          json.path("type").asString(""),
          json.path("defaultValue").isMissingNode() ? "" : text(json.path("defaultValue")),
          json.path("description").asString("").replaceAll("\\s+", " ").strip());
    }

    private static String text(JsonNode value) {
      return value.isValueNode() ? value.asString() : "";
    }

    /** The part of the application that it belongs to: the second word of its name. */
    String feature() {
      String rest = name.substring("journeyrunner.".length());
      int dot = rest.indexOf('.');
      return dot < 0 ? "home" : rest.substring(0, dot);
    }
  }

  /** Our own, in the order of their names. */
  static List<Setting> ours() {
    return all().stream().filter(one -> one.name().startsWith("journeyrunner.")).toList();
  }

  /** Ours, and those of Spring Boot and of the libraries that it sets up. */
  static List<Setting> all() {
    try {
      List<Setting> settings = new ArrayList<>();
      for (URL url :
          Collections.list(JourneyRunner.class.getClassLoader().getResources(METADATA))) {
        try (InputStream metadata = url.openStream()) {
          JsonNode properties = JsonMapper.shared().readTree(metadata).path("properties");
          StreamSupport.stream(properties.spliterator(), false)
              .map(Setting::of)
              .forEach(settings::add);
        }
      }
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the application sets otherwise than Spring Boot does, by name. */
  static Properties inApplicationYaml() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yaml"));
    return java.util.Objects.requireNonNull(yaml.getObject());
  }
}
