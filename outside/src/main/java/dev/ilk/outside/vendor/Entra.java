package dev.ilk.outside.vendor;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tenant of Microsoft Entra in which software has service principals with secrets. */
public final class Entra implements AutoCloseable {
  private final ServedApi api;
  private final ServedList principals;

  private Entra(ServedApi api) {
    this.api = api;
    api.list("/v1.0/users", Paging.GRAPH, "value", 50);
    principals = api.list("/v1.0/servicePrincipals", Paging.GRAPH, "value", 50);
    api.list("/v1.0/applications", Paging.GRAPH, "value", 50);
  }

  /**
   * Starts one.
   *
   * @param token what it is read with
   * @return without principals
   * @throws IOException if no port can be had
   */
  public static Entra start(String token) throws IOException {
    return new Entra(ServedApi.start("Bearer " + token));
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
   * Adds a service principal.
   *
   * @param id its object id
   * @param app its application's id
   * @param name for people
   * @param notes what somebody wrote about it; may be empty
   * @param created when it was made
   * @param secrets its client secrets
   */
  public void add(
      String id, String app, String name, String notes, Instant created, List<Secret> secrets) {
    Map<String, Object> principal = new LinkedHashMap<>();
    principal.put("id", id);
    principal.put("appId", app);
    principal.put("displayName", name);
    principal.put("servicePrincipalType", "Application");
    principal.put("accountEnabled", true);
    principal.put("createdDateTime", created.toString());
    principal.put("notes", notes);
    principal.put("passwordCredentials", secrets.stream().map(Entra::password).toList());
    principal.put("keyCredentials", List.of());
    principals.put(id, principal);
  }

  private static Map<String, Object> password(Secret secret) {
    Map<String, Object> password =
        new LinkedHashMap<>(secret.under("startDateTime", "lastUsedDateTime", "endDateTime"));
    password.put("keyId", secret.id());
    return password;
  }

  @Override
  public void close() {
    api.close();
  }
}
