package dev.ilk.estate.graph;

import dev.ilk.gate.FindWays;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadEntanglement;
import dev.ilk.gate.ReadGraph;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.gate.graph.Neighbourhood;
import dev.ilk.gate.graph.Ways;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import java.util.Optional;

/** Answers questions about the graph. */
public final class Graphing {
  private final Graph graph;

  /**
   * Builds the handlers.
   *
   * @param graph what is asked
   */
  public Graphing(Graph graph) {
    this.graph = graph;
  }

  /**
   * Tells what is around a thing.
   *
   * @param permit to do so
   * @return it, or {@code identity_unknown}
   * @throws PartUnavailable if a store does not answer
   */
  public Result<Handled<Neighbourhood>> around(Permit<ReadGraph> permit) throws PartUnavailable {
    ReadGraph asked = permit.command();
    return told(
        () -> graph.around(asked.of(), asked.depth(), asked.directions(), asked.relations()),
        asked.asked());
  }

  /**
   * Tells how one thing reaches another.
   *
   * @param permit to do so
   * @return the ways, perhaps none; or {@code identity_unknown}
   * @throws PartUnavailable if a store does not answer
   */
  public Result<Handled<Ways>> ways(Permit<FindWays> permit) throws PartUnavailable {
    FindWays asked = permit.command();
    return told(() -> graph.ways(asked.from(), asked.to()), asked.asked());
  }

  /**
   * Tells what hangs on a thing.
   *
   * @param permit to do so
   * @return it, or {@code identity_unknown}
   * @throws PartUnavailable if a store does not answer
   */
  public Result<Handled<Entangled>> entangled(Permit<ReadEntanglement> permit)
      throws PartUnavailable {
    ReadEntanglement asked = permit.command();
    return told(() -> graph.entangled(asked.of(), asked.depth()), asked.asked());
  }

  private interface Question<T> {
    Optional<T> answer() throws StoreUnavailable;
  }

  private static <T> Result<Handled<T>> told(Question<T> question, Particulars asked)
      throws PartUnavailable {
    try {
      Optional<T> answer = question.answer();
      return answer.isPresent()
          ? Result.ok(Handled.of(answer.get(), asked))
          : Result.failed(
              Problem.of(
                      Problem.Kind.NOT_FOUND,
                      "identity_unknown",
                      "there is no such identity, account or team, and nothing that is called so")
                  .mend("give a subject such as `human:ada`, `team:NAME`, or an account's id"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the graph cannot be read", e);
    }
  }
}
