package pochitto.storagerules;

import com.google.firebase.rules.runtime.utils.ExpressionValueUtils;
import com.google.firebase.rules.runtime.v1.ExpressionPathSegmentValue;
import com.google.firebase.rules.runtime.v1.ExpressionPathValue;
import java.util.Arrays;

/** A path in a bucket, "/b/{bucket}/o/{name}", as the engine matches it. */
final class StoragePath {
  private StoragePath() {}

  static ExpressionPathValue object(String path) {
    return segments(path).build();
  }

  /**
   * The path of a listing stands for every name below the prefix: with "/" as delimiter one more segment of any
   * name, without a delimiter any number of them.
   */
  static ExpressionPathValue list(String prefix, String delimiter) {
    ExpressionPathSegmentValue below =
        delimiter.equals("/")
            ? ExpressionValueUtils.unboundCaptureSegment("name")
            : ExpressionValueUtils.unboundGlobSegment("name");
    return segments(prefix).addSegments(below).build();
  }

  private static ExpressionPathValue.Builder segments(String path) {
    var builder = ExpressionPathValue.newBuilder();
    Arrays.stream(path.split("/"))
        .filter(segment -> !segment.isEmpty())
        .map(ExpressionValueUtils::simpleSegment)
        .forEach(builder::addSegments);
    return builder;
  }
}
