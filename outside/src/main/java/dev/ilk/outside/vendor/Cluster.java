package dev.ilk.outside.vendor;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** The API of a Kubernetes cluster: service accounts, and the tokens of theirs that never end. */
public final class Cluster implements AutoCloseable {
  private final ServedApi api;
  private final ServedList accounts;
  private final ServedList tokens;

  private Cluster(ServedApi api) {
    this.api = api;
    accounts = api.list("/api/v1/serviceaccounts", Paging.CONTINUE, "items", 40);
    tokens = api.list("/api/v1/secrets", Paging.CONTINUE, "items", 40);
  }

  /**
   * Starts one.
   *
   * @param token what it is read with
   * @return without accounts
   * @throws IOException if no port can be had
   */
  public static Cluster start(String token) throws IOException {
    return new Cluster(ServedApi.start("Bearer " + token));
  }

  /**
   * The API that it is read by.
   *
   * @return running
   */
  public ServedApi api() {
    return api;
  }

  /**
   * Adds a service account.
   *
   * @param uid its immutable id
   * @param namespace its namespace
   * @param name its name
   * @param owner who its annotation says answers for it; empty if there is none
   * @param created when it was made
   */
  public void add(String uid, String namespace, String name, String owner, Instant created) {
    accounts.put(
        uid,
        metadata(
            uid, namespace, name, owner.isEmpty() ? Map.of() : Map.of("owner", owner), created));
  }

  /**
   * Deletes a service account's token.
   *
   * @param uid the secret's immutable id
   */
  public void deleteToken(String uid) {
    tokens.remove(uid);
  }

  /**
   * Adds a token that is kept in a secret of the cluster.
   *
   * @param uid its immutable id
   * @param namespace its namespace
   * @param name its name
   * @param account the service account that it is of
   * @param created when it was made
   */
  public void addToken(String uid, String namespace, String name, String account, Instant created) {
    tokens.put(
        uid,
        metadata(
            uid, namespace, name, Map.of("kubernetes.io/service-account.name", account), created));
  }

  private static Map<String, Object> metadata(
      String uid, String namespace, String name, Map<String, Object> annotations, Instant created) {
    return Map.of(
        "metadata",
        Map.of(
            "uid",
            uid,
            "namespace",
            namespace,
            "name",
            name,
            "annotations",
            annotations,
            "creationTimestamp",
            created.toString()));
  }

  @Override
  public void close() {
    api.close();
  }
}
