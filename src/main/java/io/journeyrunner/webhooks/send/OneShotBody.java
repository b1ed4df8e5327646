// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that OkHttp must not send twice: it would re-send some answers by itself. */
final class OneShotBody extends RequestBody {

  private final @Nullable MediaType type;
  private final byte[] bytes;

  OneShotBody(@Nullable String contentType, String text) {
    this.type = contentType == null ? null : MediaType.parse(contentType);
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
