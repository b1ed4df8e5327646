// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a URL must have encoded is, and what is encoded already stays as it is (RFC 3986). */
class WireUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "https://a.b/x?bad=100% -> https://a.b/x?bad=100%25",
        "https://a.b/100%?q=%zz&r=%4 -> https://a.b/100%25?q=%25zz&r=%254",
        "https://a.b/x?q=a|b&f={c}&l[]=1&c=^ -> https://a.b/x?q=a%7Cb&f=%7Bc%7D&l%5B%5D=1&c=%5E",
        "https://a.b/{x}|[y] -> https://a.b/%7Bx%7D%7C%5By%5D",
        "https://a.b/x y?q=ä z -> https://a.b/x%20y?q=%C3%A4%20z",
        "https://a.b?x=1 -> https://a.b/?x=1",
        "https://a.b/?q=1#part -> https://a.b/?q=1",
        "https://[2001:db8::1]:8443/?q=[ -> https://[2001:db8::1]:8443/?q=%5B"
      })
  void whatNeedsItIsEncoded(String written, String sent) {
    assertThat(WireUrl.of(written)).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.b/?sig=Q%2BHGzO3Y%3D&k=r%E4kki&e=%2f&a=b+c",
        "https://a.b/p;v=1/a,b@c:d!$&'()*+?x=/?:@!$&()*+,;=-._~",
        "https://secret_url/x",
        "no address at all",
        ""
      })
  void whatIsAllowedStaysAsItIs(String url) {
    assertThat(WireUrl.of(url)).isEqualTo(url);
  }
}
