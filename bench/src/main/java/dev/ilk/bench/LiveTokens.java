package dev.ilk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.demo.Company;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tokens that are alive, exchanged over several connections as pipelines would. */
final class LiveTokens {
  private static final int CONNECTIONS = 64;
  private static final String PATH = "/e/prod/workload/token";
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final ObjectMapper JSON = new ObjectMapper();

  private LiveTokens() {}

  /** A token and its id. */
  record Live(String text, String id) {}

  /** So many, those exchanged last at the end, about. */
  static List<Live> of(Company company, String audience, int count)
      throws InterruptedException, ExecutionException {
    byte[] request = Connection.post(PATH, TYPE, form(company, audience));
    List<Live> all = new ArrayList<>(count);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> drivers = new ArrayList<>();
      for (int i = 0; i < Math.min(CONNECTIONS, count); i++) {
        drivers.add(
            threads.submit(() -> {
              drive(company.port(), request, all, count);
              return null;
            }));
      }
      for (Future<?> driver : drivers) {
        driver.get();
      }
    }
    return List.copyOf(all.subList(0, count));
  }

  private static void drive(int port, byte[] request, List<Live> all, int count)
      throws IOException {
    try (Connection connection = new Connection(port)) {
      for (boolean more = true; more; ) {
        Live live = live(connection.ask(request));
        synchronized (all) {
          all.add(live);
          more = all.size() < count;
        }
      }
    }
  }

  private static Live live(byte[] answer) throws IOException {
    String token = JSON.readTree(answer).path("access_token").asText();
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
