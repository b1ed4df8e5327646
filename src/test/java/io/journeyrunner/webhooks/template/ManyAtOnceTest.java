// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One compiled template serves all users at once, and mixes up none. */
class ManyAtOnceTest {

  @Test
  void nobodyGetsTheDataOfAnother() throws Exception {
    Template template =
        new Templates()
            .compile(
                "body",
                "{% assign a = event.v %}{\"v\": \"{{event.v}}\", \"a\": {{a}}, \"l\": [{% for x in"
                    + " event.l %}{{x}}{% unless forloop.last %},{% endunless %}{% endfor %}]}",
                Place.JSON);
    List<Callable<Boolean>> renderings =
        IntStream.range(0, 50_000)
            .mapToObj(n -> (Callable<Boolean>) () -> isOwn(template, n))
            .toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      assertThat(threads.invokeAll(renderings)).allMatch(future -> future.resultNow());
    }
  }

  private static boolean isOwn(Template template, int n) {
    String body =
        template.render(Rendered.scope(json("{\"v\": " + n + ", \"l\": [" + n + ", " + n + "]}")));
    return body.equals("{\"v\": \"" + n + "\", \"a\": " + n + ", \"l\": [" + n + "," + n + "]}");
  }
}
