package dev.ilk.outside.vendor;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** An Okta organisation: the people of a company, and the applications they sign in to. */
public final class Okta implements AutoCloseable {
  private final ServedApi api;
  private final ServedList users;
  private final ServedList apps;

  private Okta(ServedApi api) {
    this.api = api;
    users = api.list("/api/v1/users", Paging.AFTER, "", 50);
    apps = api.list("/api/v1/apps", Paging.AFTER, "", 50);
  }

  /**
   * Starts one.
   *
   * @param token the API token that it is read with
   * @return without people
   * @throws IOException if no port can be had
   */
  public static Okta start(String token) throws IOException {
    return new Okta(ServedApi.start("SSWS " + token));
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
   * @param manager the manager's name
   */
  public void add(Person person, String manager) {
    String id = id(person);
    users.put(
        id,
        Map.of(
            "id",
            id,
            "status",
            "ACTIVE",
            "created",
            person.joined().toString(),
            "lastLogin",
            person.seen().toString(),
            "profile",
            Map.of(
                "login",
                person.email(),
                "displayName",
                person.name(),
                "email",
                person.email(),
                "userType",
                "Employee",
                "title",
                person.title(),
                "department",
                person.department(),
                "manager",
                manager)));
  }

  /**
   * Ends somebody's account.
   *
   * @param person who
   */
  public void deprovision(Person person) {
    users.change(id(person), "status", "DEPROVISIONED");
  }

  /**
   * Adds an application.
   *
   * @param id its id
   * @param name its technical name
   * @param label its name for people
   * @param created when it was added
   */
  public void add(String id, String name, String label, Instant created) {
    apps.put(
        id,
        Map.of(
            "id",
            id,
            "name",
            name,
            "label",
            label,
            "status",
            "ACTIVE",
            "signOnMode",
            "OPENID_CONNECT",
            "created",
            created.toString()));
  }

  private static String id(Person person) {
    return "00u%017d".formatted(person.number());
  }

  @Override
  public void close() {
    api.close();
  }
}
