package pochitto.storagerules;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.firebase.rules.runtime.common.EvaluationResult;
import com.google.firebase.rules.runtime.impl.DefaultEvaluator;
import com.google.firebase.rules.runtime.v1.RulesetAst;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Compiled rules, ready to judge requests. */
final class Ruleset {
  private final DefaultEvaluator evaluator;
  private final int version;

  Ruleset(RulesetAst tree) {
    this.evaluator = new DefaultEvaluator(tree);
    this.version = tree.getVersion() == RulesetAst.Version.VERSION_2 ? 2 : 1;
  }

  /** The `rules_version` of the source: 1 or 2. */
  int version() {
    return version;
  }

  /** Hands on the verdict as soon as every document the rules look up has arrived. */
  void evaluate(StorageRequest request, Consumer<Verdict> done) {
    ListenableFuture<EvaluationResult> result = evaluator.evaluate(request.ruleContext());
    result.addListener(() -> done.accept(verdict(result)), MoreExecutors.directExecutor());
  }

  /** An error while rules are evaluated (a missing field, a wrong type) denies, as in production. */
  private static Verdict verdict(ListenableFuture<EvaluationResult> result) {
    try {
      return new Verdict(result.get().permit(), List.of());
    } catch (ExecutionException error) {
      return new Verdict(false, List.of(String.valueOf(error.getCause().getMessage())));
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
