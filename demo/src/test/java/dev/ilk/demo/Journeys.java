package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Many exchanges at once, as pipelines do them; remembers each token that a client received. */
final class Journeys {
  private static final int CLIENTS = 8;

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
  private final Supplier<String> proofs;

  /**
   * For an Ilk.
   *
   * @param proofs a fresh proof of the deployer, meant for it
   */
  Journeys(Supplier<String> proofs) {
    this.proofs = proofs;
  }

  /** For an Ilk that runs elsewhere. */
  static Journeys at(Neighbours neighbours, String address) {
    return new Journeys(() -> neighbours.jobToken(Company.MAIN, address, Instant.now()));
  }

  /** For the Ilk of a company. */
  static Journeys at(Company company) {
    return new Journeys(() -> company.jobToken(Company.MAIN, company.ilk()));
  }

  /** Asks a node for one token. */
  Answer exchange(String node) throws IOException, InterruptedException {
    try (Web web = new Web()) {
      return exchange(web, node);
    }
  }

  private Answer exchange(Web web, String node) throws IOException, InterruptedException {
    return new Tokens(web, node).workload("prod", proofs.get(), PaymentsApi.AUDIENCE);
  }

  /** Lets clients ask, in turn at each of the nodes, until it is closed or they are cut off. */
  Load load(String... nodes) {
    return new Load(nodes);
  }

  /** Token ids, each from an answer that arrived whole. */
  Queue<String> received() {
    return received;
  }

  /** Answers without a token. */
  Queue<Answer> refused() {
    return refused;
  }

  /** Clients that ask and ask. */
  final class Load implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Web web = new Web();
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore answered = new Semaphore(0);
    private volatile boolean ended;

    private Load(String... nodes) {
      for (int i = 0; i < CLIENTS; i++) {
        String node = nodes[i % nodes.length];
        threads.add(Thread.ofVirtual().start(() -> drive(node)));
      }
    }

    /** Waits until so many tokens were received. */
    void await(int tokens) throws InterruptedException {
      assertTrue(
          answered.tryAcquire(tokens, PATIENCE_SECONDS, TimeUnit.SECONDS),
          () -> "too few tokens came; refused: " + refused);
    }

    private void drive(String node) {
      try {
        while (!ended) {
          Answer answer = exchange(web, node);
          if (answer.status() == 200) {
            received.add(Jwt.claim(answer.json().path("access_token").asText(), "jti"));
            answered.release();
          } else {
            refused.add(answer);
          }
        }
      } catch (IOException e) {
        // The node was killed; what was not received in full was not received.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() throws InterruptedException {
      ended = true;
      for (Thread thread : threads) {
        thread.join();
      }
      web.close();
    }
  }
}
