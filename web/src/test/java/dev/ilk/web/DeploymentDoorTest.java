package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.ImageDigest;
import dev.ilk.gate.ReportDeployment;
import dev.ilk.record.Event;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentDoorTest {
  private static final String ADMIN = "/v1/deployments/prod";
  private static final String SENT = "/e/prod/deployments/prod-payments-deployer";
  private static final String A = "sha256:" + "a".repeat(64);
  private static final String B = "sha256:" + "b".repeat(64);
  private static final String ENDED =
      "{\"event\":\"ended\",\"workload\":\"prod-api\",\"deployment\":\"api\"}";

  private final Network network;
  private final TestIlk ilk;
  private final String[] bearer;
  private final KeyPair key;

  DeploymentDoorTest() throws Exception {
    network = new Network();
    ilk = network.ilk;
    bearer = network.bearer("prod-payments-deployer");
    ilk.prepared.put(ReportDeployment.class, ReportDeployment.Reported.NOTHING);
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] x509 = key.getPublic().getEncoded();
    String x = base64Url(Arrays.copyOfRange(x509, 12, x509.length));
    ilk.clients =
        List.of(
            new Client(
                "prod-payments-deployer",
                new ClientMethod.Keys(
                    "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\",\"x\":\"%s\"}]}"
                        .formatted(x))));
  }

  @AfterEach
  void close() {
    network.close();
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private ReportDeployment told(String body) {
    Network.Answer answer = network.json(ADMIN, body, bearer);
    assertEquals(200, answer.status(), answer.response().body());
    return (ReportDeployment) ilk.asked.getLast();
  }

  private void refused(String code, String body) {
    Network.Answer answer = network.json(ADMIN, body, bearer);
    assertEquals(400, answer.status(), answer.response().body());
    assertTrue(answer.response().body().contains(code), answer.response().body());
  }

  private static String watch(String type, String kind, String more) {
    return """
    {"type": "%s", "object": {"apiVersion": "v1", "kind": "%s",
      "metadata": {"name": "api-1", "namespace": "shop", "uid": "u-1",
        "labels": {"ilk.dev/workload": "prod-api"},
        "annotations": {"org.opencontainers.image.revision": "c0ffee"}}%s}}\
    """
        .formatted(type, kind, more);
  }

  private static String status(String phase, String... images) {
    String statuses =
        String.join(",", Arrays.stream(images).map("{\"imageID\": \"%s\"}"::formatted).toList());
    return ",\"spec\": {\"nodeName\": \"n-1\"}, \"status\": {\"phase\": \"%s\", \"containerStatuses\": [%s]}"
        .formatted(phase, statuses);
  }

  private static String template(String... images) {
    String containers =
        String.join(",", Arrays.stream(images).map("{\"image\": \"%s\"}"::formatted).toList());
    return ",\"spec\": {\"template\": {\"spec\": {\"containers\": [%s]}}}".formatted(containers);
  }

  @Test
  void news_of_each_sort_is_read() {
    assertEquals(
        new ReportDeployment.Deployed(
            "api", Set.of(new ImageDigest(A), new ImageDigest(B)), "c0ffee"),
        told("{\"event\":\"deployed\",\"workload\":\"prod-api\",\"deployment\":\"api\",\"images\":[\"%s\",\"r.example/b@%s\"],\"commit\":\"c0ffee\"}"
                .formatted(A, B))
            .news());
    assertEquals(new ReportDeployment.Ended("api"), told(ENDED).news());
    assertEquals(
        new ReportDeployment.Started("i-1", "", Set.of(new ImageDigest(A))),
        told("{\"event\":\"started\",\"workload\":\"prod-api\",\"instance\":\"i-1\",\"images\":[\"%s\"]}"
                .formatted(A))
            .news());
    assertEquals(
        new ReportDeployment.Stopped("i-1"),
        told("{\"event\":\"stopped\",\"workload\":\"prod-api\",\"instance\":\"i-1\"}").news());
    assertEquals("prod-api", ((ReportDeployment) ilk.asked.getLast()).workload());
  }

  @Test
  void what_kubernetes_watches_is_read() {
    assertEquals(
        new ReportDeployment.Started("u-1", "n-1", Set.of(new ImageDigest(A))),
        told(watch("ADDED", "Pod", status("Running", "docker-pullable://r.example/a@" + A)))
            .news());
    assertEquals(
        new ReportDeployment.Stopped("u-1"),
        told(watch("MODIFIED", "Pod", status("Succeeded", A))).news());
    assertEquals(new ReportDeployment.Stopped("u-1"), told(watch("DELETED", "Pod", "")).news());
    assertEquals(
        new ReportDeployment.Deployed(
            "shop/Deployment/api-1", Set.of(new ImageDigest(B)), "c0ffee"),
        told(watch("MODIFIED", "Deployment", template("r.example/b:2@" + B))).news());
    assertEquals(
        new ReportDeployment.Ended("shop/Deployment/api-1"),
        told(watch("DELETED", "Deployment", "")).news());
  }

  @Test
  void a_review_is_read_and_answered_as_kubernetes_wants_it() {
    String pod = watch("", "Pod", status("Running", A));
    String object = pod.substring(pod.indexOf("\"object\": ") + 10, pod.length() - 1);
    String review =
        "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"r-9\",\"operation\":\"%s\",\"%s\":%s}}";
    Network.Answer answer =
        network.json(ADMIN, review.formatted("UPDATE", "object", object), bearer);
    assertEquals(200, answer.status());
    assertEquals("AdmissionReview", answer.text("kind"));
    assertTrue(answer.response().body().contains("\"allowed\":true"), answer.response().body());
    assertTrue(answer.response().body().contains("\"uid\":\"r-9\""), answer.response().body());
    assertEquals(
        new ReportDeployment.Stopped("u-1"),
        told(review.formatted("DELETE", "oldObject", object)).news());
    refused("admission_operation", review.formatted("CONNECT", "object", object));
    refused("admission_review", review.formatted("UPDATE", "object", object).replace("r-9", ""));
    refused(
        "admission_review", review.formatted("UPDATE", "object", object).replace("io/v1", "io/v2"));
  }

  @Test
  void what_is_no_news_is_refused_with_what_is_wrong() {
    refused("image_not_pinned", watch("ADDED", "Pod", status("Running", "shop:latest")));
    refused("image_not_pinned", watch("ADDED", "Pod", status("Running", A, "")));
    refused("images_missing", watch("ADDED", "Pod", status("Pending")));
    refused("image_not_pinned", watch("ADDED", "Deployment", template("shop:1")));
    refused("watch_type", watch("BOOKMARK", "Pod", status("Running", A)));
    refused(
        "workload_label",
        watch("ADDED", "Pod", status("Running", A)).replace("ilk.dev/workload", "app"));
    refused("uid_missing", watch("DELETED", "Pod", "").replace("\"u-1\"", "1"));
    refused("name_missing", watch("DELETED", "Job", "").replace("\"api-1\"", "[]"));
    refused("expected deployed, ended", ENDED.replace("\"ended\"", "\"removed\""));
    refused("there is no such field", ENDED.replace("}", ",\"more\":1}"));
    refused(
        "by their digests",
        "{\"event\":\"started\",\"workload\":\"w\",\"instance\":\"i\",\"images\":[\"a:1\"]}");
    refused("json_malformed", "[" + ENDED + "]");
    refused("json_malformed", ENDED + ENDED);
  }

  @Test
  void bodies_that_chance_made_break_nothing() {
    Random random = new Random(20261122);
    String sound = watch("ADDED", "Pod", status("Running", A));
    for (int i = 0; i < 300; i++) {
      StringBuilder body = new StringBuilder(sound);
      for (int j = 0; j <= random.nextInt(4); j++) {
        body.setCharAt(random.nextInt(body.length()), (char) (32 + random.nextInt(90)));
      }
      int status = network.json(ADMIN, body.toString(), bearer).status();
      assertTrue(status == 200 || status == 400, body + " " + status);
    }
  }

  private Network.Answer sent(String body, String id, Instant at, String signed) throws Exception {
    String timestamp = Long.toString(at.getEpochSecond());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update((id + "." + timestamp + "." + signed).getBytes(StandardCharsets.UTF_8));
    String header = "v1,c2VjcmV0 v1a," + Base64.getEncoder().encodeToString(signature.sign());
    return network.json(
        SENT, body, "webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", header);
  }

  private void unproven(String code, Network.Answer answer) {
    assertEquals(401, answer.status(), answer.response().body());
    assertEquals("proof_refused", answer.text("code"), "poor outside");
    assertEquals(code, ilk.lastEvent().verdict().code());
    assertEquals(Event.Result.UNPROVEN, ilk.lastEvent().result());
  }

  @Test
  void a_signed_message_is_taken_once() throws Exception {
    assertEquals(200, sent(ENDED, "m-1", ilk.now, ENDED).status());
    assertEquals(
        new ReportDeployment.Ended("api"), ((ReportDeployment) ilk.asked.getLast()).news());
    unproven("assertion_replayed", sent(ENDED, "m-1", ilk.now, ENDED));
    unproven("assertion_replayed", sent(ENDED, "m-1", ilk.now.plusSeconds(9), ENDED));
    assertEquals(200, sent(ENDED, "m-2", ilk.now, ENDED).status());
  }

  @Test
  void a_message_that_is_changed_old_or_early_proves_nobody() throws Exception {
    unproven("webhook_signature", sent(ENDED.replace("api", "apj"), "m", ilk.now, ENDED));
    unproven("webhook_stale", sent(ENDED, "m", ilk.now.minus(Duration.ofSeconds(302)), ENDED));
    unproven("webhook_stale", sent(ENDED, "m", ilk.now.plus(Duration.ofSeconds(302)), ENDED));
    unproven("webhook_malformed", sent(ENDED, "m.1", ilk.now, ENDED));
    unproven("webhook_malformed", sent(ENDED, "m".repeat(257), ilk.now, ENDED));
    ilk.clients = List.of();
    unproven("client_unknown", sent(ENDED, "m", ilk.now, ENDED));
  }

  @Test
  void whoever_shows_nothing_tells_nothing() {
    assertEquals(401, network.json(SENT, ENDED).status());
    assertEquals(401, network.json(ADMIN, ENDED).status());
    unproven("webhook_malformed", network.json(SENT, ENDED, "webhook-signature", "v1a,AAAA v1a,!"));
    assertEquals(404, network.json("/v1/deployments/PROD", ENDED, bearer).status());
  }
}
