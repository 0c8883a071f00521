package dev.ilk.estate;

import dev.ilk.discover.connect.Connector;
import dev.ilk.discover.connect.Waiting;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;

/** Opens sources for reading. */
public interface Opening {

  /**
   * What is wrong with a source, as far as can be told without asking it.
   *
   * @param source as somebody would add it
   * @return all that is; empty if nothing is
   */
  List<Problem> check(Source source);

  /**
   * Opens a source.
   *
   * @param source one that {@link #check} has nothing against
   * @param waiting how to wait when it asks to
   * @return a reader, or why there can be none, such as a credential that is not there
   */
  Result<Connector> open(Source source, Waiting waiting);
}
