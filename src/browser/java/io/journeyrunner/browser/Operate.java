// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;

/** Camunda Operate as ops use it: what they open, read and press. For one thread. */
final class Operate {

  private static final Path SHOTS = Path.of("target/screenshots");
  private static final Duration LAG = Duration.ofSeconds(60);
  private static final double MILLIS = 60_000; // Playwright's way of saying the same

  private final Page page;
  private final String address;

  Operate(Page page, String address) {
    this.page = page;
    this.address = address;
    page.setDefaultTimeout(MILLIS);
    PlaywrightAssertions.setDefaultAssertionTimeout(MILLIS);
  }

  void logIn() {
    page.navigate(address);
    page.locator("input[name=username]").fill("demo");
    page.locator("input[name=password]").fill("demo");
    page.locator("button[type=submit]").click();
    assertThat(page.getByText("Running Process Instances")).isVisible();
  }

  /** The dashboard, once this is on it: a fresh Operate lags some seconds behind. */
  void openDashboardWith(String text) {
    await()
        .atMost(LAG)
        .pollInSameThread()
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              page.navigate(address);
              assertThat(page.getByText("Process Incidents by Error Message")).isVisible();
              assertThat(page.getByText(text).first())
                  .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2000));
            });
  }

  /** Looks for instances as ops do: a variable's name, and its value as JSON. */
  void findByVariable(String name, String json) {
    page.navigate(address + "/processes?active=true&incidents=true&completed=true");
    page.getByRole(AriaRole.BUTTON, named("More Filters")).click();
    page.getByText("Variable", new Page.GetByTextOptions().setExact(true)).first().click();
    page.getByTestId("optional-filter-variable-name").fill(name);
    page.getByTestId("optional-filter-variable-value").fill(json);
    assertThat(page.getByText("Process Instances   -   1 result")).isVisible();
  }

  Locator linkTo(String instance) {
    return page.getByTestId("data-list").getByText(instance).first();
  }

  void openInstance(String instance) {
    page.navigate(address + "/processes/" + instance);
    assertThat(page.getByTestId("instance-header")).containsText(instance);
  }

  /** The mark at the block in the diagram that says how many incidents it has. */
  Locator incidentsInDiagram() {
    return page.getByTestId("state-overlay-incidents");
  }

  Locator nameInDiagram(String label) {
    return page.getByTestId("diagram").getByText(label).first();
  }

  void showIncidents() {
    page.getByText("View", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(errorMessage()).isVisible();
  }

  Locator errorMessage() {
    return page.getByTestId("cell-errorMessage");
  }

  /** The whole message, in a window of its own; closed again. */
  String wholeMessage(String shot) {
    errorMessage().getByText("More").click();
    Locator text = page.locator(".cds--modal.is-visible .view-lines");
    assertThat(text).containsText("webhook-id");
    shoot(shot);
    String message = text.textContent().replace('\u00a0', ' ');
    page.locator(".cds--modal.is-visible").getByLabel("Close").first().click();
    return message;
  }

  /** Selects a block, which shows the variables that are local to it. */
  Locator variableOf(String block, String variable) {
    page.getByTestId("instance-history").getByText(block).last().click();
    return page.getByTestId("variable-" + variable);
  }

  void retry(String instance) {
    page.getByRole(AriaRole.BUTTON, named("Retry Instance " + instance)).click();
  }

  /** Ends it, and says yes when asked. */
  void cancel(String instance) {
    page.getByRole(AriaRole.BUTTON, named("Cancel Instance " + instance)).click();
    page.getByRole(AriaRole.BUTTON, named("Apply")).click();
  }

  Locator cancelled() {
    return page.getByTestId("instance-header").getByTestId("CANCELED-icon");
  }

  /** The mark of the whole instance in its header. */
  Locator completed() {
    return page.getByTestId("instance-header").getByTestId("COMPLETED-icon");
  }

  /** Keeps what is seen, for people to look at. */
  void shoot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
