package pochitto.storagerules;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import com.google.firebase.rules.runtime.common.EvaluationException;
import com.google.firebase.rules.runtime.utils.ExpressionValueUtils;
import com.google.firebase.rules.runtime.v1.ExpressionPathValue;
import com.google.firebase.rules.runtime.v1.ExpressionValue;
import com.google.firebase.rules.v1.SourcePosition;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The Firestore documents one request's rules look up. firebase-tools serves one look-up at a time for each
 * request, so the others wait here; a document looked up twice is asked for once, as in production.
 */
final class FirestoreLookups {
  private record Lookup(List<String> segments, SettableFuture<ExpressionValue> document) {}

  private final Consumer<String> ask;
  private final Map<List<String>, SettableFuture<ExpressionValue>> documents = new HashMap<>();

  /** The first has been asked for, the others have not. */
  private final Queue<Lookup> waiting = new ArrayDeque<>();

  /**
   * @param ask sends for the document at a percent-encoded path; {@link #arrived} brings the answer
   */
  FirestoreLookups(Consumer<String> ask) {
    this.ask = ask;
  }

  /** The document as {data, id, __name__}, or null where there is none. */
  ListenableFuture<ExpressionValue> get(ExpressionPathValue path, SourcePosition position) {
    List<String> segments;
    try {
      segments = ExpressionValueUtils.getPathSegments(position, path);
    } catch (EvaluationException malformed) {
      return Futures.immediateFailedFuture(malformed);
    }
    SettableFuture<ExpressionValue> known = documents.get(segments);
    if (known != null) return known;
    var lookup = new Lookup(segments, SettableFuture.create());
    documents.put(segments, lookup.document());
    waiting.add(lookup);
    if (waiting.size() == 1) ask.accept(encoded(segments));
    return lookup.document();
  }

  ListenableFuture<ExpressionValue> exists(ExpressionPathValue path, SourcePosition position) {
    return Futures.transform(
        get(path, position),
        document -> ExpressionValueUtils.createValue(!ExpressionValueUtils.isNull(document)),
        MoreExecutors.directExecutor());
  }

  /**
   * Takes the document asked for, and asks for the next before rules go on with this one.
   *
   * @param document as Firestore's REST API gives it, {name, fields}, or null where there is none
   */
  void arrived(JsonObject document) {
    Lookup lookup = waiting.remove();
    if (!waiting.isEmpty()) ask.accept(encoded(waiting.element().segments()));
    try {
      lookup
          .document()
          .set(
              document == null
                  ? ExpressionValueUtils.NULL
                  : FirestoreDocument.value(lookup.segments(), document));
    } catch (IllegalArgumentException unknownValue) {
      lookup.document().setException(unknownValue);
    }
  }

  /** The path goes into a URL as it is, except that "(default)" must stay readable there. */
  private static String encoded(List<String> segments) {
    return segments.stream()
        .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8))
        .map(segment -> segment.replace("+", "%20").replace("%28", "(").replace("%29", ")"))
        .collect(Collectors.joining("/", "/", ""));
  }
}
