// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the engine's process is told, so that it runs Operate, too. */
final class OperateVariables {

  private static final String OPERATE = "CAMUNDA_OPERATE_";

  private OperateVariables() {}

  /**
   * All of it.
   *
   * @param exporter the name under which the engine remembers what it has exported
   */
  static Map<String, String> of(
      EmbeddedSettings.Ports engine, OperateSettings.Ports ports, String exporter) {
    String store = "http://127.0.0.1:" + ports.search();
    Map<String, String> all = new HashMap<>();
    String named = "ZEEBE_BROKER_EXPORTERS_" + exporter.toUpperCase(Locale.ROOT) + "_";
    all.put("SPRING_PROFILES_ACTIVE", "operate,broker");
    all.put(named + "CLASSNAME", "io.camunda.zeebe.exporter.opensearch.OpensearchExporter");
    all.put(named + "ARGS_URL", store);
    // What ops look for shows after a second, and a burst goes in one request.
    all.put(named + "ARGS_BULK_SIZE", "1000");
    all.put(named + "ARGS_BULK_DELAY", "1");
    all.put(named + "ARGS_INDEX_NUMBEROFREPLICAS", "0");
    all.put(named + "ARGS_INDEX_NUMBEROFSHARDS", "1");
    all.put("CAMUNDA_DATABASE_TYPE", "opensearch");
    all.put("CAMUNDA_DATABASE_URL", store);
    all.put(OPERATE + "DATABASE", "opensearch");
    all.put(OPERATE + "OPENSEARCH_URL", store);
    all.put(OPERATE + "OPENSEARCH_NUMBEROFREPLICAS", "0");
    all.put(OPERATE + "ZEEBEOPENSEARCH_URL", store);
    all.put(OPERATE + "ZEEBE_GATEWAYADDRESS", "127.0.0.1:" + engine.gateway());
    return all;
  }
}
