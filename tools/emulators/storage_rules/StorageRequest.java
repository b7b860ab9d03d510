package pochitto.storagerules;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.firebase.rules.partners.services.firebasestorage.FirebaseStorageCreateContextConverter;
import com.google.firebase.rules.partners.services.firebasestorage.FirebaseStorageDeleteContextConverter;
import com.google.firebase.rules.partners.services.firebasestorage.FirebaseStorageGetContextConverter;
import com.google.firebase.rules.partners.services.firebasestorage.FirebaseStorageListContextConverter;
import com.google.firebase.rules.partners.services.firebasestorage.FirebaseStorageService;
import com.google.firebase.rules.partners.services.firebasestorage.FirebaseStorageUpdateContextConverter;
import com.google.firebase.rules.runtime.evaluators.AuthRuleEvaluator.RuleContext;
import com.google.firebase.rules.runtime.utils.ExpressionValueUtils;
import com.google.firebase.rules.runtime.v1.ExpressionMapValue;
import com.google.firebase.rules.runtime.v1.ExpressionPathValue;
import com.google.firebase.rules.runtime.v1.ExpressionValue;
import com.google.firebase.rules.v1.SourcePosition;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;

/**
 * One request to be judged, in the shape the rules engine asks for: whatever the method, it has a path, the
 * variables `request` and `resource`, and look-ups in Firestore.
 */
record StorageRequest(
    String method,
    ExpressionPathValue path,
    ExpressionMapValue request,
    ExpressionValue resourceValue,
    FirestoreLookups lookups)
    implements FirebaseStorageService.FirebaseStorageGetContext,
        FirebaseStorageService.FirebaseStorageListContext,
        FirebaseStorageService.FirebaseStorageCreateContext,
        FirebaseStorageService.FirebaseStorageUpdateContext,
        FirebaseStorageService.FirebaseStorageDeleteContext {

  /** Reads a verify's {method, path, delimiter?, variables: {request, resource}}. */
  static StorageRequest from(JsonObject context, FirestoreLookups lookups) {
    String method = context.get("method").getAsString();
    String path = context.get("path").getAsString();
    JsonObject variables = context.getAsJsonObject("variables");
    return new StorageRequest(
        method,
        method.equals("list") ? StoragePath.list(path, delimiter(context)) : StoragePath.object(path),
        value(variables.get("request")).getMapValue(),
        value(variables.get("resource")),
        lookups);
  }

  RuleContext ruleContext() {
    return switch (method) {
      case "get" -> FirebaseStorageGetContextConverter.convert(this);
      case "list" -> FirebaseStorageListContextConverter.convert(this);
      case "create" -> FirebaseStorageCreateContextConverter.convert(this);
      case "update" -> FirebaseStorageUpdateContextConverter.convert(this);
      case "delete" -> FirebaseStorageDeleteContextConverter.convert(this);
      case "read" -> FirebaseStorageGetContextConverter.convert(this).toBuilder().method("read").build();
      case "write" -> FirebaseStorageUpdateContextConverter.convert(this).toBuilder().method("write").build();
      default -> throw new IllegalArgumentException("Unknown method " + method);
    };
  }

  @Override
  public ListenableFuture<ExpressionValue> resource() {
    return Futures.immediateFuture(resourceValue);
  }

  @Override
  public ExpressionValue debug(ExpressionValue value) {
    System.err.println("debug: " + value);
    return value;
  }

  @Override
  public ListenableFuture<ExpressionValue> firestoreGet(ExpressionPathValue path, SourcePosition position) {
    return lookups.get(path, position);
  }

  @Override
  public ListenableFuture<ExpressionValue> firestoreExists(ExpressionPathValue path, SourcePosition position) {
    return lookups.exists(path, position);
  }

  private static String delimiter(JsonObject context) {
    JsonElement delimiter = context.get("delimiter");
    return delimiter == null || delimiter.isJsonNull() ? "" : delimiter.getAsString();
  }

  /** firebase-tools writes values as the JSON form of the engine's own message. */
  private static ExpressionValue value(JsonElement json) {
    if (json == null || json.isJsonNull()) return ExpressionValueUtils.NULL;
    var value = ExpressionValue.newBuilder();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(json.toString(), value);
    } catch (InvalidProtocolBufferException malformed) {
      throw new IllegalArgumentException("Not a rules value: " + json, malformed);
    }
    return value.build();
  }
}
