package dev.ilk.approval;

import dev.ilk.gate.ApprovalTask;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Access requests in memory, for tests of other rooms. */
public final class MemoryApprovalStore implements ApprovalStore {
  private final List<AccessRequest> requests = new ArrayList<>();

  @Override
  public synchronized AccessRequest add(AccessRequest request) {
    Optional<AccessRequest> there =
        requests.stream()
            .filter(one -> one.asked().binding().equals(request.asked().binding()))
            .findFirst();
    if (there.isEmpty()) {
      requests.add(request);
    }
    return there.orElse(request);
  }

  @Override
  public synchronized Optional<AccessRequest> find(Id.AccessRequest id) {
    return requests.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<AccessRequest> waiting(Instant now, int limit) {
    return requests.stream()
        .filter(one -> one.status(now) == ApprovalTask.Status.PENDING)
        .sorted(
            Comparator.comparing((AccessRequest one) -> one.asked().created())
                .thenComparing(one -> one.id().value()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean replace(AccessRequest before, AccessRequest after) {
    return requests.contains(before) && requests.set(requests.indexOf(before), after) != null;
  }

  @Override
  public synchronized int prune(Instant before) {
    int all = requests.size();
    requests.removeIf(one -> one.asked().expires().isBefore(before));
    return all - requests.size();
  }
}
