// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import org.junit.jupiter.api.Test;

/** What an integrator sees of a call. */
class EchoPageTest {

  private final RunningApplication application = SharedApplication.get();

  @Test
  void showsACallThatComesWhileThePageIsOpen() {
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.page();
      page.navigate(application.uri("/echo-list/browser-live/").toString());
      assertThat(page.locator("body")).not().containsText("Ünal");

      application.post("/echo-send/browser-live/spins", "{\"name\": \"Ünal\"}");

      assertThat(page.locator("#requests")).containsText("\"name\": \"Ünal\"");
      assertThat(page.locator("#requests")).containsText("/spins");
    }
  }
}
