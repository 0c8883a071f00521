package dev.ilk.bench;

import dev.ilk.demo.Company;
import dev.ilk.demo.Wallet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Exchanges for tokens that are bound to a key: each with a proof of its own, made just before it
 * is sent, on the same cores as everything else.
 */
final class BoundRequests {
  private static final String PATH = "/e/prod/workload/token";
  private static final String TYPE = "application/x-www-form-urlencoded";

  private final Wallet wallet = new Wallet(InstantSource.system());
  private final String address;
  private final String[] forms;
  private final Optional<String> nonce;

  private BoundRequests(Company company, String[] forms) throws IOException, InterruptedException {
    this.address = company.ilk() + PATH;
    this.forms = forms;
    this.nonce = nonce(forms[0]);
  }

  static BoundRequests of(Company company, String... forms)
      throws IOException, InterruptedException {
    return new BoundRequests(company, forms);
  }

  /** The n-th request, as it goes over the wire. */
  byte[] at(int number) {
    String proof = wallet.proof("POST", address, Optional.empty(), nonce);
    return Connection.post(PATH, TYPE, forms[number % forms.length], "DPoP: " + proof);
  }

  /** Holds for five minutes, longer than a benchmark. */
  private Optional<String> nonce(String form) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Content-Type", TYPE)
              .header("DPoP", wallet.proof("POST", address, Optional.empty(), Optional.empty()))
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      return client
          .send(request, HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("DPoP-Nonce");
    }
  }
}
