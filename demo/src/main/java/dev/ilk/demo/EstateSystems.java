package dev.ilk.demo;

import dev.ilk.outside.vendor.Cluster;
import dev.ilk.outside.vendor.Entra;
import dev.ilk.outside.vendor.GitHub;
import dev.ilk.outside.vendor.GitLab;
import dev.ilk.outside.vendor.Okta;
import dev.ilk.outside.vendor.ServedApi;
import dev.ilk.outside.vendor.Slack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The systems that Acme's accounts are in, as Ilk will read them: each by its address, and by a
 * credential in a file that only Ilk can read.
 */
final class EstateSystems implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<Known> sources = new ArrayList<>();
  private final Path secrets;

  final Okta okta;
  final GitHub github;
  final GitLab gitlab;
  final Entra entra;
  final Cluster cluster;
  final Slack slack;

  /**
   * A system that Ilk is told of.
   *
   * @param name what it is called
   * @param what for people
   * @param arguments of {@code ilk discover add}
   */
  record Known(String name, String what, List<String> arguments) {}

  private EstateSystems(Path secrets) throws IOException {
    this.secrets = secrets;
    okta = part(Okta.start(secret("okta")));
    github = part(GitHub.start("acme", secret("github")));
    gitlab = part(GitLab.start(secret("gitlab")));
    entra = part(Entra.start(secret("entra")));
    cluster = part(Cluster.start(secret("cluster")));
    slack = part(Slack.start(secret("slack")));
    served("okta", "Okta", "okta", okta.api(), Map.of());
    served("github", "GitHub", "github", github.api(), Map.of("organization", "acme"));
    served("gitlab", "GitLab", "gitlab", gitlab.api(), Map.of());
    served("entra", "Entra", "entra", entra.api(), Map.of());
    served("cluster", "Kubernetes", "kubernetes", cluster.api(), Map.of());
    served("slack", "Slack", "slack", slack.api(), Map.of());
  }

  /**
   * Starts those that stand for other vendors' services.
   *
   * @param data Ilk's folder
   */
  static EstateSystems start(Path data) throws IOException {
    return new EstateSystems(Files.createDirectories(data.resolve("sources")));
  }

  private <T extends AutoCloseable> T part(T one) {
    parts.push(one);
    return one;
  }

  /** Writes the credential of a system, which is its name with something after it. */
  private String secret(String name) throws IOException {
    return keep(name, name + "-read-only-7f3a");
  }

  private String keep(String name, String value) throws IOException {
    Path file = secrets.resolve(name);
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, value);
    return value;
  }

  private void served(
      String name, String what, String connector, ServedApi api, Map<String, String> settings) {
    List<String> arguments = new ArrayList<>(List.of(name, connector));
    arguments.addAll(List.of("--set", "url=" + api.address()));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    arguments.addAll(List.of("--secret", "file:" + name));
    sources.add(new Known(name, what, arguments));
  }

  /** Adds what is exported to a file, such as the credential report of AWS. */
  void csv(String name, String what, String rows) throws IOException {
    keep(name + ".csv", rows);
    sources.removeIf(one -> one.name().equals(name));
    sources.add(new Known(name, what, List.of(name, "csv", "--set", "file=file:" + name + ".csv")));
  }

  /** Takes a row out of an exported file, as the next export would not have it. */
  void withdraw(String name, String id) throws IOException {
    Path file = secrets.resolve(name + ".csv");
    String rows =
        Files.readAllLines(file).stream()
            .filter(row -> !row.startsWith(id + ","))
            .collect(Collectors.joining("\n", "", "\n"));
    keep(name + ".csv", rows);
  }

  /**
   * Adds a system that runs for real.
   *
   * @param known it
   * @param secret its credential
   * @param running stopped with the others
   */
  void real(Known known, String secret, AutoCloseable running) throws IOException {
    keep(known.name(), secret);
    parts.push(running);
    sources.add(known);
  }

  List<Known> sources() {
    return List.copyOf(sources);
  }

  private List<ServedApi> apis() {
    return List.of(okta.api(), github.api(), gitlab.api(), entra.api(), cluster.api(), slack.api());
  }

  /** Pages that were read over HTTP. */
  int reads() {
    return apis().stream().mapToInt(ServedApi::reads).sum();
  }

  /** Requests that were anything else. */
  int refused() {
    return apis().stream().mapToInt(ServedApi::refused).sum();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("while stopping: " + e);
      }
    }
  }
}
