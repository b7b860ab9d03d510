package pochitto.storagerules;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.LogManager;

/**
 * Serves the storage rules protocol of firebase-tools: one JSON document a line, requests on stdin, answers on
 * stdout. The rules themselves are compiled and evaluated by Google's own engine.
 *
 * <p>One thread does everything. An evaluation that waits for a Firestore document holds no thread: it goes on
 * when the document's line arrives.
 */
public final class StorageRulesRuntime {
  private static final String SERVICE = "firebase.storage";

  private final Answers answers;
  private final Map<String, Ruleset> rulesets = new HashMap<>();

  /** By the id of the verify they belong to. */
  private final Map<JsonPrimitive, FirestoreLookups> lookups = new HashMap<>();

  private StorageRulesRuntime(Answers answers) {
    this.answers = answers;
  }

  public static void main(String[] arguments) throws IOException {
    // A stray line on stdout would be read as an answer.
    Answers answers = new Answers(new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    LogManager.getLogManager().reset();
    new StorageRulesRuntime(answers).serve();
  }

  private void serve() throws IOException {
    answers.ready();
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank()) continue;
      try {
        handle(JsonParser.parseString(line).getAsJsonObject());
      } catch (JsonParseException | IllegalStateException notAnObject) {
        System.err.println("Not a request: " + line);
      }
    }
  }

  private void handle(JsonObject request) {
    if (!(request.get("id") instanceof JsonPrimitive id)) {
      System.err.println("A request without an id: " + request);
      return;
    }
    String action = request.has("action") ? request.get("action").getAsString() : null;
    try {
      if (action == null) {
        document(id, request);
      } else if (action.equals("load_ruleset")) {
        loadRuleset(id, request.getAsJsonObject("context"));
      } else if (action.equals("verify")) {
        verify(id, request.getAsJsonObject("context"));
      } else {
        answers.error(id, action, "Unknown action " + action);
      }
    } catch (RuntimeException error) {
      // firebase-tools waits for every answer: a request that cannot be read is answered too.
      answers.error(id, action == null ? "" : action, String.valueOf(error));
    }
  }

  /** Rules that do not compile leave the ruleset of that name as it was. */
  private void loadRuleset(JsonPrimitive id, JsonObject context) {
    Compilation compilation = Compilation.of(context.getAsJsonObject("source"));
    if (compilation.ruleset() != null) {
      rulesets.put(context.get("rulesetName").getAsString(), compilation.ruleset());
    }
    answers.loaded(id, compilation);
  }

  private void verify(JsonPrimitive id, JsonObject context) {
    String service = context.get("service").getAsString();
    Ruleset ruleset = rulesets.get(context.get("rulesetName").getAsString());
    if (!service.equals(SERVICE) || ruleset == null) {
      answers.error(id, "verify", ruleset == null ? "No such ruleset" : "Unknown service " + service);
      return;
    }
    var pending = new FirestoreLookups(path -> answers.fetchDocument(id, path));
    lookups.put(id, pending);
    ruleset.evaluate(
        StorageRequest.from(context, pending),
        verdict -> {
          lookups.remove(id, pending);
          answers.verified(id, verdict);
        });
  }

  /** The answer to a look-up bears the id of the verify that asked, and no action. */
  private void document(JsonPrimitive id, JsonObject answer) {
    FirestoreLookups pending = lookups.get(id);
    if (pending == null) {
      System.err.println("A document that no request waits for: " + id);
      return;
    }
    boolean found = answer.has("status") && answer.get("status").getAsString().equals("ok");
    pending.arrived(found ? answer.getAsJsonObject("result") : null);
  }
}
