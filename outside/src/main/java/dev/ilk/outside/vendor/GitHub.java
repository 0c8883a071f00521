package dev.ilk.outside.vendor;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An organisation on GitHub: members, installed apps, and the fine-grained tokens it approved. */
public final class GitHub implements AutoCloseable {
  private final ServedApi api;
  private final ServedList members;
  private final ServedList apps;
  private final ServedList tokens;

  private GitHub(ServedApi api, String organization) {
    this.api = api;
    String root = "/orgs/" + organization;
    members = api.list(root + "/members", Paging.PAGES, "", 30);
    api.list(root + "/outside_collaborators", Paging.PAGES, "", 30);
    apps = api.list(root + "/installations", Paging.PAGES, "installations", 30);
    tokens = api.list(root + "/personal-access-tokens", Paging.PAGES, "", 30);
  }

  /**
   * Starts one.
   *
   * @param organization its name
   * @param token what it is read with
   * @return without members
   * @throws IOException if no port can be had
   */
  public static GitHub start(String organization, String token) throws IOException {
    return new GitHub(ServedApi.start("Bearer " + token), organization);
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
   * Adds a member. GitHub tells addresses only where their holders made them public: never here.
   *
   * @param person who
   */
  public void add(Person person) {
    String id = String.valueOf(50_000 + person.number());
    members.put(
        id,
        Map.of(
            "id",
            id,
            "login",
            person.login().replace('.', '-'),
            "type",
            "User",
            "site_admin",
            false));
  }

  /**
   * Adds an account that the platform takes for a member's.
   *
   * @param id its id
   * @param login its name
   */
  public void add(String id, String login) {
    members.put(id, Map.of("id", id, "login", login, "type", "User", "site_admin", false));
  }

  /**
   * Installs an app.
   *
   * @param id the installation's id
   * @param slug the app's name
   * @param created when it was installed
   */
  public void install(String id, String slug, Instant created) {
    apps.put(
        id,
        Map.of(
            "id",
            id,
            "app_slug",
            slug,
            "created_at",
            created.toString(),
            "repository_selection",
            "all",
            "target_type",
            "Organization"));
  }

  /**
   * Adds a fine-grained personal access token.
   *
   * @param name what its owner called it
   * @param owner the login of the member who made it
   * @param secret the token
   */
  public void add(String name, String owner, Secret secret) {
    Map<String, Object> token =
        new LinkedHashMap<>(
            secret.under("access_granted_at", "token_last_used_at", "token_expires_at"));
    token.put("id", secret.id());
    token.put("token_id", secret.id());
    token.put("token_name", name);
    token.put("repository_selection", "all");
    token.put("owner", Map.of("login", owner));
    tokens.put(secret.id(), token);
  }

  /**
   * Revokes a token, as an owner of the organisation does. It is listed no more.
   *
   * @param id the token's id
   */
  public void revoke(String id) {
    tokens.remove(id);
  }

  @Override
  public void close() {
    api.close();
  }
}
