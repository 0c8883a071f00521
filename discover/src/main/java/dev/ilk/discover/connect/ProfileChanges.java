package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.kernel.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what changed in a system, as its profile says.
 *
 * <p>By time: since when is taken from the system's own clock, less {@link #OVERLAP}, and never
 * later than from ours; a system whose clock is wrong by more than {@link #SKEW} tells no changes,
 * and one that does not tell its time is asked for those of {@link #UNDATED} more. By address: the
 * system gives one for the next time, which is believed only on the system's own server.
 */
final class ProfileChanges {
  /** What a system shows late, or stamped before it was done, is told again. */
  static final Duration OVERLAP = Duration.ofMinutes(5);

  static final Duration SKEW = Duration.ofMinutes(10);

  /** How much earlier by our clock a system is asked that does not tell its own, as Keycloak. */
  static final Duration UNDATED = Duration.ofHours(1);

  /** Where more changed on a page, reading all is quicker. */
  static final int MOST_LOOKED_UP = 1_000;

  private static final int LONGEST_ADDRESS = 8_000;
  private static final int DIGEST_BYTES = 16;

  /** Answers by which systems say that a time is too long ago, or a token unknown. */
  private static final Set<Integer> LOST = Set.of(400, 403, 404, 410);

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Profile profile;
  private final Map<String, String> parameters;
  private final HttpApi api;
  private final ItemReader reader;
  private final InstantSource clock;
  private final String made;

  ProfileChanges(
      Profile profile,
      URI base,
      Map<String, String> parameters,
      HttpApi api,
      ItemReader reader,
      InstantSource clock) {
    this.profile = profile;
    this.parameters = parameters;
    this.api = api;
    this.reader = reader;
    this.clock = clock;
    this.made = digest(profile, base, parameters);
  }

  /** What another address, other settings or another way of reading would make different. */
  private static String digest(Profile profile, URI base, Map<String, String> parameters) {
    StringBuilder all = new StringBuilder();
    all.append(profile.id()).append(base).append(new TreeMap<>(parameters));
    for (Profile.Listing list : profile.lists()) {
      all.append(list.walk()).append(list.changes());
      all.append(new TreeMap<>(list.fields())).append(new TreeMap<>(list.traits()));
    }
    byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.of(text), 0, DIGEST_BYTES);
  }

  Optional<String> mark() throws InterruptedException {
    if (profile.lists().stream().allMatch(list -> list.changes().isEmpty())) {
      return Optional.empty();
    }
    try {
      Optional<Instant> since = Optional.empty();
      if (profile.probe().isPresent()) {
        Profile.Probe probe = profile.probe().get();
        HttpApi.Answer answer = api.get(Walking.filled(probe.path(), parameters));
        since = isTold(probe.told(), answer.body()) ? from(answer) : since;
        if (since.isEmpty()) {
          return Optional.empty();
        }
      }
      List<String> links = new ArrayList<>();
      for (Profile.Listing list : profile.lists()) {
        String begin = list.changes().map(Profile.Changes::begin).orElse("");
        links.add(begin.isEmpty() ? "" : link(list, api.get(Walking.filled(begin, parameters))));
      }
      return Optional.of(ChangesCursor.mark(made, since, links).text());
    } catch (SystemUnreadable e) {
      // It tells no changes to this credential. If it tells nothing at all, the first page says so.
      return Optional.empty();
    }
  }

  private Optional<Instant> from(HttpApi.Answer answer) {
    Instant now = clock.instant();
    if (answer.date().isEmpty()) {
      return Optional.of(now.minus(UNDATED));
    }
    return answer
        .date()
        .filter(date -> Duration.between(date, now).abs().compareTo(SKEW) <= 0)
        .map(date -> (date.isBefore(now) ? date : now).minus(OVERLAP));
  }

  private static String link(Profile.Listing list, HttpApi.Answer answer) throws ChangesLost {
    return list.changes()
        .flatMap(changes -> Walking.text(answer.body().at(changes.address())))
        .filter(address -> address.length() <= LONGEST_ADDRESS)
        .orElseThrow(() -> new ChangesLost("the system does not say where its next changes are"));
  }

  Optional<String> since(String mark) {
    Instant now = clock.instant();
    return ChangesCursor.read(mark)
        .filter(this::isOurs)
        .filter(one -> one.since().filter(now::isBefore).isEmpty())
        .map(ChangesCursor::text);
  }

  private boolean isOurs(ChangesCursor cursor) {
    return cursor.of().equals(made) && cursor.links().size() == profile.lists().size();
  }

  Page next(String text) throws SystemUnreadable, InterruptedException {
    ChangesCursor cursor =
        ChangesCursor.read(text)
            .filter(this::isOurs)
            .orElseThrow(() -> new ChangesLost("the source is not what it was at its mark"));
    Profile.Listing list = profile.lists().get(cursor.list());
    return list.changes().isEmpty()
        ? over(List.of(), Set.of(), cursor.after(""))
        : read(cursor, list, list.changes().get());
  }

  private Page read(ChangesCursor from, Profile.Listing list, Profile.Changes changes)
      throws SystemUnreadable, InterruptedException {
    Walking walking = walking(from, changes);
    String at = from.page().orElse(walking.first());
    HttpApi.Answer answer = get(at);
    ChangesCursor cursor = timed(from, answer);
    Sorted sorted = sorted(list, changes, walking.items(answer), cursor.since());
    Optional<String> more = sorted.old ? Optional.empty() : walking.following(at, answer);
    if (more.filter(address -> address.length() > LONGEST_ADDRESS).isPresent()) {
      throw new ChangesLost("the system points to its next changes at an endless address");
    }
    if (more.isPresent()) {
      return new Page(
          sorted.accounts,
          List.copyOf(sorted.removed),
          Optional.of(cursor.at(more.get()).text()),
          Optional.empty());
    }
    String link = changes.begin().isEmpty() ? "" : link(list, answer);
    return over(sorted.accounts, sorted.removed, cursor.after(link));
  }

  private Walking walking(ChangesCursor cursor, Profile.Changes changes) {
    if (!changes.begin().isEmpty()) {
      return Walking.from(changes.walk(), cursor.links().get(cursor.list()));
    }
    Map<String, String> values = new TreeMap<>(parameters);
    cursor
        .since()
        .ifPresent(time -> {
          values.put("since", MILLIS.format(time));
          values.put("since-millis", String.valueOf(time.toEpochMilli()));
        });
    return Walking.of(changes.walk(), values);
  }

  private HttpApi.Answer get(String at) throws SystemUnreadable, InterruptedException {
    try {
      return api.get(at);
    } catch (Refused e) {
      if (LOST.contains(e.status())) {
        throw new ChangesLost(
            "the system does not tell any more what changed: " + e.getMessage(), e);
      }
      throw e;
    }
  }

  /** The first answer's time is since when changes are read the next time. */
  private ChangesCursor timed(ChangesCursor cursor, HttpApi.Answer answer) throws ChangesLost {
    if (cursor.since().isEmpty() || cursor.list() > 0 || cursor.page().isPresent()) {
      return cursor;
    }
    Instant since = cursor.since().get();
    if (answer.date().filter(date -> date.isBefore(since)).isPresent()) {
      throw new ChangesLost("the system's clock went back behind the last reading");
    }
    return cursor.beginning(from(answer));
  }

  /** What a page of changes comes to. */
  private static final class Sorted {
    private final List<Account> accounts = new ArrayList<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private boolean old;
  }

  private Sorted sorted(
      Profile.Listing list,
      Profile.Changes changes,
      Iterable<JsonNode> items,
      Optional<Instant> since)
      throws SystemUnreadable, InterruptedException {
    Sorted sorted = new Sorted();
    Set<String> asked = new LinkedHashSet<>();
    for (JsonNode item : items) {
      sorted.old = isOld(changes, item, since);
      if (sorted.old) {
        break;
      }
      Optional<String> id = id(changes, item);
      if (id.isPresent() && isGone(changes.gone(), item)) {
        sorted.removed.add(id.get());
      } else if (changes.lookUp().isEmpty()) {
        reader.account(list, item).ifPresent(sorted.accounts::add);
      } else {
        id.ifPresent(asked::add);
      }
    }
    if (asked.size() > MOST_LOOKED_UP) {
      throw new ChangesLost("more changed than is worth asking for one by one");
    }
    for (String id : asked) {
      lookUp(list, changes, id, sorted);
    }
    return sorted;
  }

  /** What was removed and is there again when it is asked for, is there. */
  private void lookUp(Profile.Listing list, Profile.Changes changes, String id, Sorted sorted)
      throws SystemUnreadable, InterruptedException {
    String path = Walking.filled(Walking.filled(changes.lookUp(), Map.of("id", id)), parameters);
    Optional<Account> account = Optional.empty();
    Optional<JsonNode> found = api.find(path);
    if (found.isPresent()) {
      account = reader.account(list, found.get());
    }
    account.ifPresent(sorted.accounts::add);
    if (account.isEmpty()) {
      sorted.removed.add(id);
    }
  }

  private static boolean isOld(Profile.Changes changes, JsonNode item, Optional<Instant> since) {
    return !changes.changed().isEmpty()
        && since.isPresent()
        && AccountJson.instant(item.at(changes.changed())).filter(since.get()::isAfter).isPresent();
  }

  private static Optional<String> id(Profile.Changes changes, JsonNode item) {
    Optional<String> id =
        ItemReader.find(item, changes.id()).map(AccountJson::text).filter(text -> !text.isEmpty());
    if (changes.within().isEmpty()) {
      return id;
    }
    Pattern within = Pattern.compile(changes.within());
    return id.map(within::matcher).filter(Matcher::matches).map(match -> match.group(1));
  }

  private static boolean isGone(Profile.Told gone, JsonNode item) {
    return !gone.at().isEmpty() && isTold(gone, item);
  }

  private static boolean isTold(Profile.Told told, JsonNode body) {
    JsonNode there = body.at(told.at());
    return !there.isMissingNode()
        && (told.values().isEmpty() || told.values().contains(there.asText()));
  }

  /** A list is over, and with the last one the reading. */
  private Page over(List<Account> accounts, Set<String> removed, ChangesCursor cursor) {
    if (cursor.list() < profile.lists().size()) {
      return new Page(accounts, List.copyOf(removed), Optional.of(cursor.text()), Optional.empty());
    }
    boolean timeless = cursor.since().isPresent() && cursor.begun().isEmpty();
    return new Page(
        accounts,
        List.copyOf(removed),
        Optional.empty(),
        timeless
            ? Optional.empty()
            : Optional.of(ChangesCursor.mark(made, cursor.begun(), cursor.links()).text()));
  }
}
