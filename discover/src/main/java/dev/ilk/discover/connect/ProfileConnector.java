package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.discover.Account;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a system by its profile. Its cursor is the number of the list, a space, and the page. */
public final class ProfileConnector implements Connector {
  private final Profile profile;
  private final Map<String, String> parameters;
  private final HttpApi api;
  private final ItemReader reader;
  private final ProfileChanges changes;

  /**
   * A reader of one system.
   *
   * @param profile how to read it
   * @param system what to call it in accounts
   * @param base its address
   * @param parameters what the profile asks for
   * @param secret the credential
   * @param pause how to wait when the system asks to
   * @param clock the present, to tell a system's clock that is wrong
   */
  public ProfileConnector(
      Profile profile,
      String system,
      URI base,
      Map<String, String> parameters,
      String secret,
      Waiting pause,
      InstantSource clock) {
    this.profile = profile;
    this.parameters = Map.copyOf(parameters);
    Map<String, String> headers = new HashMap<>(profile.headers());
    headers.put("Authorization", profile.authorization().replace("{secret}", secret));
    headers.putIfAbsent("Accept", "application/json");
    this.api = new HttpApi(base, headers, pause);
    this.reader = new ItemReader(system, this.parameters, api);
    this.changes = new ProfileChanges(profile, base, this.parameters, api, reader, clock);
  }

  @Override
  public Optional<String> mark() throws InterruptedException {
    return changes.mark();
  }

  @Override
  public Optional<String> since(String mark) {
    return changes.since(mark);
  }

  @Override
  public Page next(String cursor) throws SystemUnreadable, InterruptedException {
    if (ChangesCursor.isOne(cursor)) {
      return changes.next(cursor);
    }
    int space = cursor.indexOf(' ');
    int index = space < 0 ? 0 : Integer.parseInt(cursor.substring(0, space));
    Profile.Listing list = profile.lists().get(index);
    Walking walking = Walking.of(list.walk(), parameters);
    String at = space < 0 ? walking.first() : cursor.substring(space + 1);
    HttpApi.Answer answer = api.get(at);
    List<Account> accounts = new ArrayList<>();
    for (JsonNode item : walking.items(answer)) {
      reader.account(list, item).ifPresent(accounts::add);
    }
    Optional<String> more = walking.following(at, answer).map(page -> index + " " + page);
    boolean last = index + 1 == profile.lists().size();
    return new Page(
        accounts,
        more.isPresent() || last
            ? more
            : Optional.of(
                index
                    + 1
                    + " "
                    + Walking.of(profile.lists().get(index + 1).walk(), parameters).first()));
  }
}
