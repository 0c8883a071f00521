package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.unboundid.scim2.client.ScimService;
import dev.ilk.outside.platform.KubernetesCluster;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;

/**
 * Acme's directory of people, which runs in its cluster and provisions Ilk: with UnboundID's client
 * of SCIM, or with requests written by hand.
 */
final class HrDirectory implements AutoCloseable {
  private static final String DECLARATION =
      """
      set: hr
      workloads:
        - name: prod-%1$s
          subtype: integration
          environment: prod
          owner: {team: platform, contact: olga}
          purpose: provision the people who work at acme
          scopes: [%5$s]
          trust:
            - name: %1$s-pod
              issuer: %2$s
              audience: %3$s
              condition: >-
                claims["kubernetes.io"].serviceaccount.uid == "%4$s"
      """;

  private final Company company;
  private final KubernetesCluster.Pod pod;
  private final Client client;
  private final HttpClient http = HttpClient.newHttpClient();

  private HrDirectory(Company company, KubernetesCluster.Pod pod) {
    this.company = company;
    this.pod = pod;
    ClientConfig config = new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider());
    this.client =
        ClientBuilder.newClient(config)
            .register(
                (ClientRequestFilter)
                    request ->
                        request.getHeaders().putSingle("Authorization", "Bearer " + token()));
  }

  /** Declares a directory to a company's Ilk. */
  static HrDirectory of(Company company, String name) throws Exception {
    return of(company, name, "people:provision");
  }

  /** Declares what provisions to a company's Ilk, with the scope by which it may. */
  static HrDirectory of(Company company, String name, String scope) throws Exception {
    KubernetesCluster.Pod pod =
        new KubernetesCluster.Pod(
            "people",
            name,
            "11111111-2222-4333-8444-" + "%012d".formatted(name.hashCode() & 0xffff),
            name + "-0");
    String acme = Files.readString(company.folder().resolve("company.yaml"));
    int at = acme.indexOf("issuer: ", acme.indexOf("payments-api-pod")) + 8;
    Path file = company.folder().resolve(name + ".yaml");
    Files.writeString(
        file,
        DECLARATION
            .formatted(
                name,
                acme.substring(at, acme.indexOf('\n', at)),
                company.ilk(),
                pod.accountUid(),
                scope)
            .replace("set: hr", "set: " + name));
    Told told = company.ilk("apply", "-f", file.toString());
    assertEquals(0, told.code(), told.toString());
    return new HrDirectory(company, pod);
  }

  /** UnboundID's client, which proves itself anew at each request. */
  ScimService service() {
    return new ScimService(client.target(company.ilk() + "/scim/v2"));
  }

  /** A token for the interface of SCIM. */
  String token() {
    return tokenFor(company.ilk() + "/scim/v2");
  }

  String tokenFor(String audience) {
    try (Web web = new Web()) {
      Answer answer =
          new Tokens(web, company.ilk())
              .workload("prod", company.podToken(pod, company.ilk()), audience);
      assertEquals(200, answer.status(), answer.text());
      return answer.json().path("access_token").asText();
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A request written by hand. */
  Answer send(String token, String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(company.ilk() + "/scim/v2" + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/scim+json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return Answer.of(answer);
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
