// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import io.journeyrunner.engine.embedded.EmbeddedEngine;
import io.journeyrunner.engine.embedded.EmbeddedSettings;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import io.journeyrunner.engine.embedded.TestEngines;
import java.net.URI;
import java.nio.file.Path;

/** As the application starts it: the distribution, as a child process on free ports. */
final class ChildEngine implements TestEngine {

  private final EmbeddedSettings settings = TestEngines.settings(RECORDS);
  private final Folders folders = TestEngines.folders("shared");
  private final EmbeddedEngine engine = new EmbeddedEngine(settings, folders);

  @Override
  public void run() {
    engine.start();
  }

  @Override
  public void stop() {
    engine.stop();
  }

  @Override
  public URI address() {
    return engine.address();
  }

  @Override
  public URI management() {
    return URI.create("http://127.0.0.1:" + settings.ports().management());
  }

  @Override
  public Path log() {
    return folders.data().resolve("engine.log");
  }
}
