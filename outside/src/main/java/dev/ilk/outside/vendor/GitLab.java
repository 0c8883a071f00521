package dev.ilk.outside.vendor;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A GitLab of a company's own: users, bots and personal access tokens. */
public final class GitLab implements AutoCloseable {
  private final ServedApi api;
  private final ServedList users;
  private final ServedList tokens;

  private GitLab(ServedApi api) {
    this.api = api;
    users = api.list("/api/v4/users", Paging.PAGES, "", 40);
    tokens = api.list("/api/v4/personal_access_tokens", Paging.PAGES, "", 40);
  }

  /**
   * Starts one.
   *
   * @param token what it is read with
   * @return without users
   * @throws IOException if no port can be had
   */
  public static GitLab start(String token) throws IOException {
    return new GitLab(ServedApi.start("Bearer " + token));
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
   * Adds somebody.
   *
   * @param person who
   * @param secondFactor whether one is enrolled
   */
  public void add(Person person, boolean secondFactor) {
    Map<String, Object> user =
        user(userId(person), person.login(), person.name(), "human", person.seen());
    user.put("email", person.email());
    user.put("job_title", person.title());
    user.put("two_factor_enabled", secondFactor);
    user.put("created_at", person.joined().toString());
    users.put(userId(person), user);
  }

  /**
   * Adds a bot.
   *
   * @param id its id
   * @param name its name
   * @param used when it was last active
   */
  public void addBot(String id, String name, Instant used) {
    Map<String, Object> user = user(id, name, name, "project_bot", used);
    user.put("bot", true);
    users.put(id, user);
  }

  private static Map<String, Object> user(
      String id, String login, String name, String type, Instant used) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("id", id);
    user.put("username", login);
    user.put("name", name);
    user.put("user_type", type);
    user.put("state", "active");
    user.put("last_activity_on", used.toString());
    return user;
  }

  /**
   * Adds a personal access token.
   *
   * @param name what its owner called it
   * @param owner the id of the user who made it
   * @param scopes what it is good for
   * @param secret the token
   */
  public void add(String name, String owner, List<String> scopes, Secret secret) {
    Map<String, Object> token =
        new LinkedHashMap<>(secret.under("created_at", "last_used_at", "expires_at"));
    token.put("id", secret.id());
    token.put("name", name);
    token.put("user_id", owner);
    token.put("scopes", scopes);
    token.put("active", true);
    tokens.put(secret.id(), token);
  }

  /**
   * Revokes a token, as an administrator of the platform does. It is listed no more.
   *
   * @param id the token's id
   */
  public void revoke(String id) {
    tokens.remove(id);
  }

  /**
   * Deletes a user or a bot.
   *
   * @param id the user's id
   */
  public void delete(String id) {
    users.remove(id);
  }

  /**
   * What somebody is known by here.
   *
   * @param person who
   * @return the id
   */
  public static String userId(Person person) {
    return String.valueOf(1_000 + person.number());
  }

  @Override
  public void close() {
    api.close();
  }
}
