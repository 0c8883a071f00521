package dev.ilk.outside.platform;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.Claims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A cluster whose pods get projected service-account tokens of the documented shape. */
public final class KubernetesCluster implements AutoCloseable {
  private final TokenIssuer issuer;

  private KubernetesCluster(TokenIssuer issuer) {
    this.issuer = issuer;
  }

  /**
   * Starts the cluster's issuer.
   *
   * @return running on a free port of the loopback interface
   * @throws IOException if no port can be had
   */
  public static KubernetesCluster start() throws IOException {
    return new KubernetesCluster(TokenIssuer.start("/cluster", Algorithm.ES256));
  }

  /**
   * A service account and a pod that runs under it.
   *
   * @param namespace the namespace
   * @param account the service account's name
   * @param accountUid its immutable id
   * @param pod the pod's name
   */
  public record Pod(String namespace, String account, String accountUid, String pod) {

    /**
     * The pod's own id: one that is made anew under the same name would have another; these never
     * are.
     *
     * @return a UUID
     */
    public String uid() {
      String name = namespace + "/" + pod;
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
  }

  /**
   * Its identifier.
   *
   * @return the {@code iss} of its tokens
   */
  public String identifier() {
    return issuer.identifier();
  }

  /**
   * A projected token.
   *
   * @param pod whose
   * @param audience for whom
   * @param now when it is issued
   * @param lifetime for how long; Kubernetes grants at least ten minutes
   * @return the token
   */
  public String token(Pod pod, String audience, Instant now, Duration lifetime) {
    return issuer.sign(
        Claims.builder()
            .put("aud", List.of(audience))
            .put("exp", now.plus(lifetime).getEpochSecond())
            .put("iat", now.getEpochSecond())
            .put("iss", identifier())
            .put("jti", UUID.randomUUID().toString())
            .put(
                "kubernetes.io",
                Map.of(
                    "namespace",
                    pod.namespace(),
                    "node",
                    Map.of("name", "node-1", "uid", "58456cb0-dd00-45ed-b797-5578fdceaced"),
                    "pod",
                    Map.of("name", pod.pod(), "uid", pod.uid()),
                    "serviceaccount",
                    Map.of("name", pod.account(), "uid", pod.accountUid())))
            .put("nbf", now.getEpochSecond())
            .put("sub", "system:serviceaccount:" + pod.namespace() + ":" + pod.account())
            .build());
  }

  @Override
  public void close() {
    issuer.close();
  }
}
