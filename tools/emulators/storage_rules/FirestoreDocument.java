package pochitto.storagerules;

import com.google.firebase.rules.runtime.utils.ExpressionValueUtils;
import com.google.firebase.rules.runtime.v1.ExpressionListValue;
import com.google.firebase.rules.runtime.v1.ExpressionMapValue;
import com.google.firebase.rules.runtime.v1.ExpressionValue;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import com.google.type.LatLng;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A Firestore document from the REST API, as rules see it. */
final class FirestoreDocument {
  private FirestoreDocument() {}

  /** {data, id, __name__} of the document {name, fields} at a path from "databases" on. */
  static ExpressionValue value(List<String> path, JsonObject document) {
    var fields =
        ExpressionMapValue.newBuilder()
            .putFields("data", map(document.getAsJsonObject("fields")))
            .putFields("id", ExpressionValueUtils.createValue(path.get(path.size() - 1)))
            .putFields("__name__", ExpressionValueUtils.segmentsToPathExpressions(path));
    return ExpressionValue.newBuilder().setMapValue(fields).build();
  }

  /** A document or map without fields comes without `fields`. */
  private static ExpressionValue map(JsonObject fields) {
    var map = ExpressionMapValue.newBuilder();
    if (fields != null) {
      fields.entrySet().forEach(field -> map.putFields(field.getKey(), value(field.getValue())));
    }
    return ExpressionValue.newBuilder().setMapValue(map).build();
  }

  /** A value is an object with one member, named for its type. */
  private static ExpressionValue value(JsonElement json) {
    var typed = json.getAsJsonObject().entrySet().iterator().next();
    JsonElement raw = typed.getValue();
    var value = ExpressionValue.newBuilder();
    return switch (typed.getKey()) {
      case "nullValue" -> ExpressionValueUtils.NULL;
      case "booleanValue" -> value.setBoolValue(raw.getAsBoolean()).build();
      case "integerValue" -> value.setIntValue(raw.getAsLong()).build();
      case "doubleValue" -> value.setFloatValue(raw.getAsDouble()).build();
      case "stringValue" -> value.setStringValue(raw.getAsString()).build();
      case "timestampValue" -> timestamp(raw.getAsString());
      case "bytesValue" ->
          value.setBytesValue(ByteString.copyFrom(Base64.getDecoder().decode(raw.getAsString()))).build();
      case "referenceValue" -> reference(raw.getAsString());
      case "geoPointValue" -> value.setLatlngValue(geoPoint(raw.getAsJsonObject())).build();
      case "arrayValue" -> list(raw.getAsJsonObject());
      case "mapValue" -> map(raw.getAsJsonObject().getAsJsonObject("fields"));
      default -> throw new IllegalArgumentException("Unknown Firestore type " + typed.getKey());
    };
  }

  private static ExpressionValue timestamp(String text) {
    try {
      return ExpressionValue.newBuilder().setTimestampValue(Timestamps.parse(text)).build();
    } catch (ParseException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }

  /** "projects/p/databases/d/documents/…": rules see a path that begins at the databases. */
  private static ExpressionValue reference(String name) {
    List<String> segments = Arrays.asList(name.split("/"));
    return ExpressionValueUtils.segmentsToPathExpressions(segments.subList(2, segments.size()));
  }

  /** A coordinate of 0 is left out of the JSON. */
  private static LatLng geoPoint(JsonObject point) {
    var coordinates = LatLng.newBuilder();
    if (point.has("latitude")) coordinates.setLatitude(point.get("latitude").getAsDouble());
    if (point.has("longitude")) coordinates.setLongitude(point.get("longitude").getAsDouble());
    return coordinates.build();
  }

  private static ExpressionValue list(JsonObject array) {
    var list = ExpressionListValue.newBuilder();
    if (array.has("values")) {
      array.getAsJsonArray("values").forEach(element -> list.addValues(value(element)));
    }
    return ExpressionValue.newBuilder().setListValue(list).build();
  }
}
