// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The system's Chromium without a window. It reaches this machine only: pages that ask for fonts
 * from elsewhere do without. For one thread, as Playwright is.
 */
public final class Chromium implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final BrowserContext context;

  /** Starts it; fails saying how to get it where it is not installed. */
  public Chromium() {
    Path program = program();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setChromiumSandbox(false)
                    .setArgs(FLAGS));
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
    context.route(url -> !isHere(url), Route::abort);
  }

  /** A new page in this browser; pages share their cookies. */
  public Page page() {
    return context.newPage();
  }

  @Override
  public void close() {
    playwright.close(); // closes the browser, too
  }

  private static Path program() {
    Path program = Path.of(System.getProperty("chromium.path", "/usr/bin/chromium"));
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "there is no Chromium at "
              + program
              + ": \"apt-get install chromium\" installs it on Debian, -Dchromium.path=… names"
              + " another place");
    }
    return program;
  }

  private static boolean isHere(String url) {
    String host = URI.create(url.replaceAll("[?#].*$", "")).getHost();
    return host == null || host.equals("127.0.0.1") || host.equals("localhost");
  }
}
