package dev.ilk.server.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.SecretRef;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a configuration file (YAML). Relative paths in it are relative to its own folder. */
public final class SettingsFile {
  private static final long MAX_BYTES = 256 * 1024;

  private static final ObjectMapper YAML = new ObjectMapper(factory());

  private SettingsFile() {}

  private static YAMLFactory factory() {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(0);
    limits.setNestingDepthLimit(20);
    limits.setCodePointLimit((int) MAX_BYTES);
    return YAMLFactory.builder()
        .loaderOptions(limits)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  /**
   * Reads and checks.
   *
   * @param file which
   * @return the settings, or everything that is wrong with the file
   */
  public static Result<Settings> read(Path file) {
    JsonNode tree;
    try {
      if (Files.size(file) > MAX_BYTES) {
        return refused(file, "longer than " + MAX_BYTES + " bytes");
      }
      tree = YAML.readTree(Files.readString(file));
    } catch (JacksonException e) {
      var at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      return refused(file, "no YAML" + place + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      return refused(file, "cannot be read");
    }
    if (!(tree instanceof ObjectNode object)) {
      return refused(file, "expected settings, such as `url: https://ilk.example`");
    }
    List<Problem> problems = new ArrayList<>();
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    Settings settings = settings(new Section(object, "", problems), folder, problems);
    return problems.isEmpty() ? Result.ok(settings) : new Result.Failed<>(problems);
  }

  private static Settings settings(Section root, Path folder, List<Problem> problems) {
    Path data = folder.resolve(root.text("data").orElse("ilk-data")).normalize();
    Settings defaults = Settings.embedded(data);
    Optional<String> url = root.text("url");
    url.filter(address -> !isBase(address))
        .ifPresent(address ->
            root.wrong("url", "expected an address such as `https://ilk.example`, no slash"));
    String listen = root.text("listen").orElse("127.0.0.1:" + Settings.DEFAULT_PORT);
    Place place = Place.of(listen);
    if (!place.isSound()) {
      root.wrong("listen", "expected an address and a port, such as `0.0.0.0:8420`");
    }
    Settings settings =
        new Settings(
            url,
            place.host(),
            place.port(),
            data,
            root.section("store").map(s -> store(s, problems)).orElse(defaults.store()),
            root.text("root_key").flatMap(text -> secret(text, root.at("root_key"), problems)),
            root.text("node").orElse(defaults.node()),
            providers(root, problems),
            root.flag("private_issuers").orElse(false),
            root.text("guardrails").map(text -> folder.resolve(text).normalize()),
            root.section("tls").flatMap(section -> tls(section, folder, problems)),
            root.section("trust_domains").map(SettingsFile::trustDomains).orElse(Map.of()),
            root.section("bundle_endpoints").map(SettingsFile::bundleEndpoints).orElse(Map.of()),
            root.section("token_algorithms").map(TokenAlgorithms::read).orElse(Map.of()),
            root.section("metrics").map(SettingsFile::metrics),
            root.section("passkeys")
                .map(section -> PasskeySection.read(section, folder))
                .orElse(PasskeySettings.DEFAULT),
            root.section("sessions").map(SessionSection::read).orElse(SessionSettings.DEFAULT),
            root.flag("app_documents").orElse(false),
            PlaceSection.read(root, folder),
            root.section("expiry").map(ExpirySection::read).orElse(Schedule.DEFAULT),
            root.section("key_module").flatMap(KeyModuleSection::read));
    root.refuseOthers();
    return settings;
  }

  private static StoreSettings store(Section section, List<Problem> problems) {
    String address = section.text("url").orElse("");
    Optional<String> user = section.text("user");
    Optional<SecretRef> password =
        section.text("password").flatMap(text -> secret(text, section.at("password"), problems));
    section.refuseOthers();
    return switch (StoreSettings.parse(address, user, password)) {
      case Result.Ok<StoreSettings>(StoreSettings settings) -> settings;
      case Result.Failed<StoreSettings>(List<Problem> wrong) -> {
        wrong.forEach(problem -> problems.add(problem.at(section.at("url"))));
        yield new StoreSettings.Sqlite(Path.of("unused"));
      }
    };
  }

  private static Optional<TlsSettings> tls(Section section, Path folder, List<Problem> problems) {
    Optional<Path> certificate = section.text("certificate").map(folder::resolve);
    Optional<SecretRef> key =
        section.text("key").flatMap(text -> secret(text, section.at("key"), problems));
    if (certificate.isEmpty()) {
      section.wrong("certificate", "expected a file of PEM");
    }
    if (section.text("key").isEmpty()) {
      section.wrong("key", "expected a reference, such as `file:/etc/ilk/tls.key`");
    }
    Optional<TlsSettings.Clients> clients =
        section.section("client_certificates").map(SettingsFile::clients);
    section.refuseOthers();
    return certificate.isPresent() && key.isPresent()
        ? Optional.of(new TlsSettings(certificate.get(), key.get(), clients))
        : Optional.empty();
  }

  private static Place metrics(Section section) {
    Place place = Place.of(section.text("listen").orElse(""));
    if (!place.isSound()) {
      section.wrong("listen", "expected an address and a port, such as `127.0.0.1:9464`");
    }
    section.refuseOthers();
    return place;
  }

  private static TlsSettings.Clients clients(Section section) {
    Place place = Place.of(section.text("listen").orElse(""));
    if (!place.isSound()) {
      section.wrong("listen", "expected an address and a port, such as `0.0.0.0:8421`");
    }
    Optional<String> url = section.text("url");
    url.filter(address -> !isBase(address) || !address.startsWith("https:"))
        .ifPresent(address ->
            section.wrong(
                "url", "expected an address such as `https://mtls.ilk.example`, no slash"));
    section.refuseOthers();
    return new TlsSettings.Clients(place.host(), place.port(), url);
  }

  private static Map<Environment, TrustDomain> trustDomains(Section section) {
    Map<Environment, TrustDomain> chosen = new HashMap<>();
    for (String name : section.names()) {
      Optional<String> domain = section.text(name);
      if (!Names.ENVIRONMENT.matcher(name).matches()) {
        section.wrong(name, "expected the name of an environment, such as `prod`");
      } else if (domain.isPresent() && !TrustDomain.isName(domain.get())) {
        section.wrong(name, "expected a trust domain, such as `prod.acme.example`");
      } else {
        domain.ifPresent(one -> chosen.put(new Environment(name), new TrustDomain(one)));
      }
    }
    return chosen;
  }

  private static Map<Environment, Place> bundleEndpoints(Section section) {
    Map<Environment, Place> places = new HashMap<>();
    for (String name : section.names()) {
      Optional<Place> place = section.text(name).map(Place::of);
      if (!Names.ENVIRONMENT.matcher(name).matches()) {
        section.wrong(name, "expected the name of an environment, such as `prod`");
      } else if (place.isPresent() && !place.get().isSound()) {
        section.wrong(name, "expected an address and a port, such as `0.0.0.0:8422`");
      } else {
        place.ifPresent(one -> places.put(new Environment(name), one));
      }
    }
    return places;
  }

  private static List<Provider> providers(Section root, List<Problem> problems) {
    List<Provider> providers = new ArrayList<>();
    for (Section section : root.sections("providers")) {
      String name = section.text("name").orElse("");
      Set<String> scopes = new HashSet<>(section.texts("scopes"));
      Optional<SecretRef> secret =
          section
              .text("client_secret")
              .flatMap(text -> secret(text, section.at("client_secret"), problems));
      Result<Provider> provider =
          Provider.of(
              name,
              section.text("label").orElse(name),
              uri(section, section.text("issuer").orElse("")),
              section.text("client_id").orElse(""),
              secret,
              scopes.isEmpty() ? Provider.DEFAULT_SCOPES : scopes,
              algorithms(section));
      Set<String> domains = domains(section);
      Map<String, String> levels = levels(section);
      Optional<String> posture = posture(section);
      section.refuseOthers();
      switch (provider) {
        case Result.Ok<Provider>(Provider good) -> {
          Provider own = good.with(domains, levels);
          providers.add(posture.map(own::telling).orElse(own));
        }
        case Result.Failed<Provider>(List<Problem> wrong) ->
            wrong.forEach(problem -> problems.add(problem.at(section.at(problem.where()))));
      }
    }
    return providers;
  }

  private static Set<String> domains(Section section) {
    Set<String> domains = new HashSet<>(section.texts("domains"));
    domains.stream()
        .filter(domain -> !domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"))
        .forEach(domain ->
            section.wrong("domains", "`" + domain + "` is no domain in lower-case letters"));
    return domains;
  }

  private static Optional<String> posture(Section section) {
    Optional<String> claim = section.text("posture");
    if (claim.filter(name -> !name.matches("[\\x21-\\x7e]{1,100}")).isPresent()) {
      section.wrong("posture", "expected the name of a claim, such as `device_state`");
    }
    return claim;
  }

  private static Map<String, String> levels(Section section) {
    Map<String, String> levels = new HashMap<>();
    section
        .section("assurance")
        .ifPresent(names -> {
          for (String name : names.names()) {
            names.text(name).ifPresent(level -> levels.put(name, level));
          }
        });
    return levels;
  }

  private static Set<Algorithm> algorithms(Section section) {
    List<String> names = section.texts("algorithms");
    if (names.isEmpty()) {
      return Provider.DEFAULT_ALGORITHMS;
    }
    return names.stream()
        .flatMap(name -> {
          Optional<Algorithm> known = Algorithm.named(name);
          if (known.isEmpty()) {
            section.wrong("algorithms", "`" + name + "` is not known");
          }
          return known.stream();
        })
        .collect(Collectors.toSet());
  }

  private static URI uri(Section section, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      section.wrong("issuer", "`" + text + "` is no address");
      return URI.create("https://invalid.example");
    }
  }

  private static Optional<SecretRef> secret(String text, String place, List<Problem> problems) {
    return switch (SecretRef.parse(text)) {
      case Result.Ok<SecretRef>(SecretRef reference) -> Optional.of(reference);
      case Result.Failed<SecretRef>(List<Problem> wrong) -> {
        wrong.forEach(problem -> problems.add(problem.at(place)));
        yield Optional.empty();
      }
    };
  }

  private static boolean isBase(String address) {
    try {
      URI uri = URI.create(address);
      return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && !address.endsWith("/")
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Result<Settings> refused(Path file, String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "settings_unreadable", message).at(file.toString()));
  }
}
