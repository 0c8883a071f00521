package dev.ilk.guard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A feed of revocations (docs/revocation-feed.md) that keeps who asks waiting until there is news,
 * and tells a test when an answer has been taken in: the guard then asks again.
 */
final class Feed implements HttpHandler, AutoCloseable {
  private final Ilk ilk;
  private final List<Claims> entries = new ArrayList<>();
  private final List<Long> askedAfter = new ArrayList<>();
  private UnaryOperator<String> spoiled = UnaryOperator.identity();
  private boolean broken;
  private boolean closed;
  private int pageSize = 100;
  private int hurried;
  private Instant asOf = Instant.MAX;

  Feed(Ilk ilk) {
    this.ilk = ilk;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String[] query = exchange.getRequestURI().getQuery().split("[=&]", -1);
    long after = Long.parseLong(query[1]);
    boolean waits = !query[3].equals("0");
    String answer;
    synchronized (this) {
      askedAfter.add(after);
      notifyAll();
      int seen = hurried;
      while (waits && !closed && !broken && after >= entries.size() && seen == hurried) {
        await();
      }
      if (broken || closed) {
        Ilk.json(exchange, 503, "{}");
        return;
      }
      answer = spoiled.apply(answer(ilk.signer, ilk.issuer(), "revocations+jwt", after));
    }
    Ilk.json(exchange, 200, answer);
  }

  synchronized String answer(Signer signer, String issuer, String type, long after) {
    long start = after > entries.size() ? 0 : after;
    List<Claims> page = entries.subList((int) start, entries.size());
    boolean more = page.size() > pageSize;
    Instant now = ilk.clock.instant();
    return JwtSigner.sign(
        signer,
        type,
        Claims.builder()
            .put("iss", issuer)
            .put("iat", now)
            .put("exp", now.plusSeconds(60))
            .put("as_of", asOf.isBefore(now) ? asOf : now)
            .put("after", start)
            .put("next", more ? start + pageSize : (long) entries.size())
            .put("more", more)
            .put("revoked", more ? page.subList(0, pageSize) : page)
            .build());
  }

  /** Takes back whatever of this name was issued until now. */
  synchronized void revoke(String name) {
    entries.add(
        Claims.builder()
            .put("name_s256", hash(name))
            .put("before", ilk.clock.instant().plusSeconds(10))
            .put("until", ilk.clock.instant().plusSeconds(670))
            .build());
    notifyAll();
  }

  /** Returns once the guard asks for what comes after all that was told. */
  synchronized void awaitTakenIn() {
    while (askedAfter.isEmpty() || askedAfter.getLast() != entries.size()) {
      await();
    }
  }

  /** Returns once the guard has been answered, and has asked again. */
  synchronized void awaitAnotherRequest() {
    int before = askedAfter.size();
    hurried++;
    notifyAll();
    while (askedAfter.size() == before) {
      await();
    }
  }

  synchronized void breaks(boolean now) {
    broken = now;
    notifyAll();
  }

  synchronized void spoil(UnaryOperator<String> how) {
    spoiled = how;
    hurried++;
    notifyAll();
  }

  synchronized void standsStillAt(Instant instant) {
    asOf = instant;
  }

  synchronized void pagesOf(int size) {
    pageSize = size;
  }

  /** As after a store was restored from before. */
  synchronized void forgets() {
    entries.clear();
    hurried++;
    notifyAll();
  }

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hash(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
