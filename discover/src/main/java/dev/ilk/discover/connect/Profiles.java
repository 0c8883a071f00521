package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The profiles that come with Ilk; their format is in {@code docs/discovery.md}. */
public final class Profiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Profiles() {}

  /**
   * All profiles.
   *
   * @return them, by name
   */
  public static List<Profile> all() {
    try (InputStream in = Profiles.class.getResourceAsStream("profiles.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the profiles are missing");
      }
      List<Profile> profiles = new ArrayList<>();
      for (JsonNode node : YAML.readTree(in).path("profiles")) {
        profiles.add(profile(node));
      }
      return profiles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A profile by its id.
   *
   * @param id such as {@code github}
   * @return the profile, if there is one
   */
  public static Optional<Profile> of(String id) {
    return all().stream().filter(profile -> profile.id().equals(id)).findFirst();
  }

  /**
   * What reads a system.
   *
   * @param profile how
   * @param system what to call it in accounts
   * @param base its address
   * @param parameters what the profile asks for
   * @param secret the credential
   * @param pause how to wait when the system asks to
   * @param clock for signatures that hold for minutes
   * @return a reader
   * @throws SystemUnreadable if the credential is not of the form that the system takes
   */
  public static Connector connector(
      Profile profile,
      String system,
      URI base,
      Map<String, String> parameters,
      String secret,
      Waiting pause,
      InstantSource clock)
      throws SystemUnreadable {
    return switch (profile.reader()) {
      case LISTS -> new ProfileConnector(profile, system, base, parameters, secret, pause, clock);
      case AWS ->
          new AwsConnector(
              system,
              new HttpApi(
                  base,
                  AwsSignature.of(secret, parameters.getOrDefault("region", ""), clock),
                  pause),
              pause);
      case VAULT ->
          new VaultConnector(system, new HttpApi(base, Map.of("X-Vault-Token", secret), pause));
      case SNOWFLAKE ->
          new SnowflakeConnector(
              system,
              parameters.getOrDefault("warehouse", ""),
              new HttpApi(
                  base,
                  SnowflakeConnector.headers(secret, parameters.getOrDefault("token", "")),
                  pause),
              pause);
    };
  }

  private static Profile profile(JsonNode node) {
    List<Profile.Listing> lists = new ArrayList<>();
    node.path("lists").forEach(list -> lists.add(listing(list)));
    return new Profile(
        node.path("id").asText(),
        node.path("name").asText(),
        node.path("rights").asText(),
        texts(node.path("parameters")),
        node.path("authorization").asText("Bearer {secret}"),
        map(node.path("headers")),
        Profile.Reader.valueOf(node.path("reader").asText("lists").toUpperCase(Locale.ROOT)),
        Optional.of(node.path("probe"))
            .filter(JsonNode::isObject)
            .map(probe -> new Profile.Probe(probe.path("path").asText(), told(probe))),
        lists);
  }

  private static Profile.Listing listing(JsonNode node) {
    List<Profile.Held> held = new ArrayList<>();
    node.path("held")
        .forEach(one ->
            held.add(
                new Profile.Held(
                    one.path("kind").asText(),
                    one.path("path").asText(""),
                    one.path("items").asText(""),
                    pointers(one.path("fields")))));
    return new Profile.Listing(
        walk(node),
        pointers(node.path("fields")),
        map(node.path("constants")),
        pointers(node.path("traits")),
        told(node.path("enabled")),
        held,
        Optional.of(node.path("changes")).filter(JsonNode::isObject).map(Profiles::changes));
  }

  private static Profile.Walk walk(JsonNode node) {
    return new Profile.Walk(
        node.path("path").asText(),
        Profile.Paging.valueOf(node.path("paging").asText("none").toUpperCase(Locale.ROOT)),
        node.path("next").asText(""),
        node.path("parameter").asText(""),
        node.path("first").asInt(0),
        node.path("size").asInt(0),
        node.path("items").asText(""));
  }

  private static Profile.Changes changes(JsonNode node) {
    return new Profile.Changes(
        walk(node),
        node.path("begin").asText(""),
        node.path("address").asText(""),
        Arrays.asList(node.path("id").asText("/id").split("\\|", -1)),
        node.path("within").asText(""),
        node.path("look-up").asText(""),
        told(node.path("gone")),
        node.path("changed").asText(""));
  }

  private static Profile.Told told(JsonNode node) {
    return new Profile.Told(node.path("at").asText(""), texts(node.path("values")));
  }

  private static Map<String, List<String>> pointers(JsonNode node) {
    Map<String, List<String>> pointers = new TreeMap<>();
    map(node).forEach((name, text) -> pointers.put(name, Arrays.asList(text.split("\\|", -1))));
    return pointers;
  }

  private static Map<String, String> map(JsonNode node) {
    Map<String, String> map = new TreeMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
