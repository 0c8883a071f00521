package dev.ilk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.demo.Company;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tokens that are alive, exchanged one by one as pipelines would. */
final class LiveTokens {
  private static final int CLIENTS = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private LiveTokens() {}

  /** A token and its id. */
  record Live(String text, String id) {}

  static List<Live> of(Company company, String audience, int count)
      throws InterruptedException, ExecutionException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(company.ilk() + "/e/prod/workload/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(company, audience)))
            .build();
    List<Live> all = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Live>> asked = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        asked.add(threads.submit(() -> live(client, request)));
      }
      for (Future<Live> one : asked) {
        all.add(one.get());
      }
    }
    return all;
  }

  private static Live live(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    String token = JSON.readTree(body).path("access_token").asText();
    if (token.isEmpty()) {
      throw new IOException("no token: " + body);
    }
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    return new Live(token, claims.path("jti").asText());
  }

  private static String form(Company company, String audience) {
    return "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
        + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
        + "&audience="
        + URLEncoder.encode(audience, StandardCharsets.UTF_8)
        + "&subject_token="
        + company.jobToken(Company.MAIN, company.ilk());
  }
}
