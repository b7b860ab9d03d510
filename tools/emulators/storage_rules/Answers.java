package pochitto.storagerules;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the runtime says on stdout: each answer one line of JSON in UTF-8, written whole. */
final class Answers {
  private final FileOutputStream stdout;
  private final Gson gson = new Gson();

  Answers(FileOutputStream stdout) {
    this.stdout = stdout;
  }

  /** firebase-tools sends nothing before it has read this. */
  void ready() {
    write(answer(new JsonPrimitive(-1), "", List.of(), List.of()));
  }

  void loaded(JsonPrimitive id, Compilation compilation) {
    JsonObject answer = answer(id, "load_ruleset", compilation.errors(), compilation.warnings());
    if (compilation.ruleset() != null) {
      JsonObject result = new JsonObject();
      result.addProperty("rulesVersion", compilation.ruleset().version());
      answer.add("result", result);
    }
    write(answer);
  }

  void verified(JsonPrimitive id, Verdict verdict) {
    JsonObject result = new JsonObject();
    result.addProperty("permit", verdict.permit());
    JsonObject answer = answer(id, "verify", List.of(), verdict.warnings());
    answer.add("result", result);
    write(answer);
  }

  /**
   * A request that cannot be served. Its status is "ok" all the same: firebase-tools hands an answer of another
   * status to nobody, and the request would hang.
   */
  void error(JsonPrimitive id, String action, String message) {
    write(answer(id, action, List.of(message), List.of()));
  }

  /** Asks firebase-tools for a document: `path` from "/databases" on, percent-encoded. */
  void fetchDocument(JsonPrimitive verify, String path) {
    JsonObject context = new JsonObject();
    context.addProperty("path", path);
    JsonObject request = new JsonObject();
    request.add("server_request_id", verify);
    request.addProperty("action", "fetch_firestore_document");
    request.add("context", context);
    write(request);
  }

  private static JsonObject answer(
      JsonPrimitive id, String action, List<String> errors, List<String> warnings) {
    JsonObject answer = new JsonObject();
    answer.add("id", id);
    answer.addProperty("status", "ok");
    answer.addProperty("action", action);
    answer.add("errors", array(errors));
    answer.add("warnings", array(warnings));
    return answer;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private void write(JsonObject line) {
    try {
      stdout.write((gson.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new UncheckedIOException("firebase-tools no longer reads the answers", gone);
    }
  }
}
