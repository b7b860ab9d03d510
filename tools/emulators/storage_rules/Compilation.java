package pochitto.storagerules;

import com.google.firebase.rules.lang.CompileResult;
import com.google.firebase.rules.lang.FirebaseRulesProtoCompiler;
import com.google.firebase.rules.lang.common.FirebaseRulesLangOptions;
import com.google.firebase.rules.v1.File;
import com.google.firebase.rules.v1.Issue;
import com.google.firebase.rules.v1.Source;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What became of a rules source.
 *
 * @param ruleset null when there are errors
 */
record Compilation(Ruleset ruleset, List<String> errors, List<String> warnings) {
  /** The language as Cloud Storage has it in production: ternaries, and look-ups in Firestore. */
  private static final FirebaseRulesProtoCompiler COMPILER =
      FirebaseRulesProtoCompiler.createStandalone(
          FirebaseRulesLangOptions.builder()
              .allowTernaryOperator(true)
              .allowCrossServiceRules(true)
              .build());

  /** Compiles {files: [{name, content}]}. */
  static Compilation of(JsonObject source) {
    var files = Source.newBuilder();
    for (JsonElement element : source.getAsJsonArray("files")) {
      JsonObject file = element.getAsJsonObject();
      files.addFiles(
          File.newBuilder()
              .setName(file.get("name").getAsString())
              .setContent(file.get("content").getAsString()));
    }
    CompileResult result = COMPILER.compile(files);
    boolean failed = result.hasCompilationError();
    return new Compilation(
        failed ? null : new Ruleset(result.getRulesetAst()),
        issues(result, Issue.Severity.ERROR),
        issues(result, Issue.Severity.WARNING));
  }

  private static List<String> issues(CompileResult result, Issue.Severity severity) {
    return result.getIssues().stream()
        .filter(issue -> issue.getSeverity() == severity)
        .map(Compilation::asText)
        .toList();
  }

  /** firebase-tools parses an issue as JSON with just these names. */
  private static String asText(Issue issue) {
    JsonObject position = new JsonObject();
    position.addProperty("fileName_", issue.getSourcePosition().getFileName());
    position.addProperty("line_", issue.getSourcePosition().getLine());
    position.addProperty("column_", issue.getSourcePosition().getColumn());
    JsonObject text = new JsonObject();
    text.addProperty("description_", issue.getDescription());
    text.add("sourcePosition_", position);
    return text.toString();
  }
}
