package com.google.cloud.datastore.emulator.impl.firestore;

import com.google.cloud.datastore.emulator.impl.context.FirestoreEmulatorRequestContext;
import com.google.cloud.datastore.emulator.impl.util.FirestoreEmulatorConverters;
import com.google.cloud.datastore.emulator.impl.util.StreamTransportClosedException;
import com.google.cloud.datastore.emulator.impl.watch.ListenStreamManager;
import com.google.cloud.datastore.emulator.impl.watch.StreamId;
import com.google.firestore.v1.ListenRequest;
import com.google.firestore.v1.ListenResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

/**
 * Stands in front of the emulator's own stream of this name, which is renamed {@link OwnListenStream}, and does one
 * of its requests at a time with the commits that it is told of.
 *
 * <p>By itself the emulator reads what a new target shows, lets go of its lock, and only then sends it: a commit in
 * between is sent first, and the client takes the older state for the newer one until the document changes again. Two
 * threads that write to one stream also tear its messages.
 */
public final class CloudFirestoreV1ListenStream implements StreamObserver<ListenRequest> {
  private final OwnListenStream own;
  private final ListenStreamManager<ListenRequest> manager;
  private final StreamId streamId;

  private CloudFirestoreV1ListenStream(
      OwnListenStream own, ListenStreamManager<ListenRequest> manager, StreamId streamId) {
    this.own = own;
    this.manager = manager;
    this.streamId = streamId;
  }

  public static CloudFirestoreV1ListenStream create(
      FirestoreEmulatorRequestContext context,
      StreamId streamId,
      FirestoreEmulatorConverters converters,
      ListenStreamManager<ListenRequest> manager,
      StreamObserver<ListenResponse> client,
      boolean experimentalMode) {
    OwnListenStream own =
        OwnListenStream.create(
            context, streamId, converters, manager, new Client(client), experimentalMode);
    return new CloudFirestoreV1ListenStream(own, manager, streamId);
  }

  @Override
  public void onNext(ListenRequest request) {
    synchronized (manager) {
      try {
        own.onNext(request);
      } catch (StreamTransportClosedException gone) {
        manager.removeStream(streamId);
      }
    }
  }

  @Override
  public void onError(Throwable error) {
    synchronized (manager) {
      manager.removeStream(streamId);
      own.onError(error);
    }
  }

  @Override
  public void onCompleted() {
    synchronized (manager) {
      manager.removeStream(streamId);
      own.onCompleted();
    }
  }

  /** A client that has gone is told apart from a fault: else the commit that it would have heard of fails. */
  private record Client(StreamObserver<ListenResponse> client)
      implements StreamObserver<ListenResponse> {
    @Override
    public void onNext(ListenResponse response) {
      try {
        client.onNext(response);
      } catch (StatusRuntimeException gone) {
        throw StreamTransportClosedException.fake();
      }
    }

    @Override
    public void onError(Throwable error) {
      client.onError(error);
    }

    @Override
    public void onCompleted() {
      client.onCompleted();
    }
  }
}
