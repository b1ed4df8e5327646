// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** Sees how every call to the engine ends. Thread-safe. */
public final class CallWatch implements ClientInterceptor {

  private final PushBack pushBack;
  private final EngineCallMetrics metrics;

  /** Tells both of every call. */
  public CallWatch(PushBack pushBack, EngineCallMetrics metrics) {
    this.pushBack = pushBack;
    this.metrics = metrics;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    String call = String.valueOf(method.getBareMethodName());
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                ended(call, status);
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }

  private void ended(String call, Status status) {
    // Made for failures only: an exception is dear, and nearly all calls end well.
    @Nullable StatusRuntimeException thrown = status.isOk() ? null : status.asRuntimeException();
    @Nullable CallFailure failure = thrown == null ? null : CallFailure.of(thrown);
    pushBack.note(call, failure, thrown == null ? "" : CallFailure.words(thrown));
    metrics.count(call, failure);
  }
}
