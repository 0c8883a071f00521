package dev.ilk.policy.table;

import dev.ilk.cedar.data.RecordValue;
import dev.ilk.decide.Chronicle;
import dev.ilk.decide.Decision;
import dev.ilk.decide.MemoryHistory;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Policies;
import dev.ilk.decide.Ruling;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One test while it is played: its steps share a history that begins with it. */
final class Play {
  private final Policies policies;
  private final MemoryHistory history = new MemoryHistory();
  private final List<Chronicle> nodes = new ArrayList<>();
  private int requests;

  Play(Policies policies) {
    this.policies = policies;
  }

  /** Tries a step once. */
  Ruling once(Step step) {
    return conclude(step, ask(node(0), step, nextRequest()));
  }

  /** Tries a step many times at once; each outcome is told after all were asked. */
  List<Ruling> together(Step step, Tries.AtOnce tries) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Ruling>> asked = new ArrayList<>();
      for (int i = 0; i < tries.count(); i++) {
        Chronicle node = node(i % tries.nodes());
        String request = nextRequest();
        asked.add(
            threads.submit(() -> {
              start.await();
              return ask(node, step, request);
            }));
      }
      start.countDown();
      List<Ruling> rulings = new ArrayList<>();
      for (Future<Ruling> one : asked) {
        rulings.add(one.get());
      }
      rulings.forEach(ruling -> conclude(step, ruling));
      return rulings;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a test was broken off", e);
    }
  }

  private Ruling ask(Chronicle node, Step step, String request) {
    try {
      return node.rule(policies, step.posed(), Optional.of(new Occasion(request, step.at())));
    } catch (StoreUnavailable e) {
      throw new IllegalStateException("a history in memory is always there", e);
    }
  }

  private Ruling conclude(Step step, Ruling ruling) {
    if (ruling.decision() instanceof Decision.Allow allow && allow.request().isPresent()) {
      boolean done = step.completion() instanceof Step.Completion.Response;
      RecordValue output =
          step.completion() instanceof Step.Completion.Response(RecordValue said)
              ? said
              : RecordValue.EMPTY;
      try {
        node(0).conclude(policies, allow.request().get(), done, output, step.at());
      } catch (StoreUnavailable e) {
        throw new IllegalStateException("a history in memory is always there", e);
      }
    }
    return ruling;
  }

  private Chronicle node(int number) {
    while (nodes.size() <= number) {
      nodes.add(new Chronicle(history));
    }
    return nodes.get(number);
  }

  private String nextRequest() {
    return "request " + ++requests;
  }
}
