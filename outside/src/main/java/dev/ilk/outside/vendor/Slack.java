package dev.ilk.outside.vendor;

import java.io.IOException;
import java.util.Map;

/** A Slack workspace: people and bots in one list. */
public final class Slack implements AutoCloseable {
  private final ServedApi api;
  private final ServedList members;

  private Slack(ServedApi api) {
    this.api = api;
    members = api.list("/api/users.list", Paging.CURSOR, "members", 60);
  }

  /**
   * Starts one.
   *
   * @param token what it is read with
   * @return without members
   * @throws IOException if no port can be had
   */
  public static Slack start(String token) throws IOException {
    return new Slack(ServedApi.start("Bearer " + token));
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
   */
  public void add(Person person) {
    String id = "U%08d".formatted(person.number());
    members.put(
        id,
        Map.of(
            "id",
            id,
            "name",
            person.login(),
            "deleted",
            false,
            "is_bot",
            false,
            "has_2fa",
            true,
            "profile",
            Map.of("real_name", person.name(), "email", person.email(), "title", person.title())));
  }

  /**
   * Adds a bot.
   *
   * @param id its id
   * @param name its name
   * @param app the app that it is of
   */
  public void addBot(String id, String name, String app) {
    members.put(
        id,
        Map.of(
            "id",
            id,
            "name",
            name,
            "deleted",
            false,
            "is_bot",
            true,
            "profile",
            Map.of("real_name", name, "api_app_id", app)));
  }

  @Override
  public void close() {
    api.close();
  }
}
