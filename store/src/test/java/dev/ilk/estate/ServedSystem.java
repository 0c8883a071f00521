package dev.ilk.estate;

import dev.ilk.discover.connect.Connector;
import dev.ilk.discover.connect.Page;
import dev.ilk.discover.connect.Waiting;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Optional;

/** A system that answers as a test says, whichever source is opened. */
final class ServedSystem implements Opening {
  Connector served = cursor -> new Page(List.of(), Optional.empty());

  /** Why the source cannot be opened, if it cannot. */
  Optional<String> refusal = Optional.empty();

  @Override
  public List<Problem> check(Source source) {
    return List.of();
  }

  @Override
  public Result<Connector> open(Source source, Waiting waiting) {
    return refusal
        .map(why -> Result.<Connector>failed(Problem.of(Problem.Kind.INVALID, "refused", why)))
        .orElseGet(() -> Result.ok(served));
  }
}
