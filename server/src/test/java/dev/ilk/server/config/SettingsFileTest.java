package dev.ilk.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.KeyModule;
import dev.ilk.keys.SecretRef;
import dev.ilk.keys.ring.RingName;
import dev.ilk.prove.human.passkey.PasskeyRules;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  @TempDir Path folder;

  private static final String WHOLE =
      """
      url: https://ilk.acme.example
      listen: 0.0.0.0:8421
      data: here
      store:
        url: jdbc:postgresql://db:5432/ilk
        user: ilk
        password: file:/etc/ilk/db
      root_key: env:ILK_ROOT
      node: node-7
      metrics: {listen: "127.0.0.1:9464"}
      private_issuers: true
      app_documents: true
      key_module:
        library: /usr/lib/module.so
        slot: "7"
        pin: env:ILK_PIN
        rings: [prod/x509-svid, prod/jwt-svid]
      guardrails: policies
      providers:
        - name: corp
          label: Acme
          issuer: https://login.acme.example
          client_id: ilk
          client_secret: env:CORP_SECRET
          scopes: [openid, email]
          algorithms: [ES256]
          domains: [acme.example]
          assurance: {urn:acme:key: phr}
      trust_domains:
        prod: acme.example
      bundle_endpoints:
        prod: 0.0.0.0:8422
      token_algorithms:
        prod/workload: ML-DSA-65
      passkeys:
        relying_party: acme.example
        user_verification: preferred
        recovery_wait: 72h
      """;

  @Test
  void every_setting_is_read() throws IOException {
    Settings settings = ok(WHOLE);
    assertEquals(Optional.of("https://ilk.acme.example"), settings.url());
    assertEquals("0.0.0.0", settings.listen());
    assertEquals(8421, settings.port());
    assertEquals(
        Map.of(new Environment("prod"), new Place("0.0.0.0", 8422)), settings.bundleEndpoints());
    assertEquals(
        Map.of(new RingName("prod/workload"), Algorithm.ML_DSA_65), settings.tokenAlgorithms());
    assertEquals(folder.resolve("here"), settings.data());
    assertEquals(
        new StoreSettings.Postgres(
            "jdbc:postgresql://db:5432/ilk", "ilk", new SecretRef.File(Path.of("/etc/ilk/db"))),
        settings.store());
    assertEquals(Optional.of(new SecretRef.Environment("ILK_ROOT")), settings.rootKey());
    assertEquals("node-7", settings.node());
    assertEquals(Optional.of(new Place("127.0.0.1", 9464)), settings.metrics());
    assertTrue(settings.privateIssuers());
    assertTrue(settings.appDocuments());
    assertEquals(
        Optional.of(
            new KeyModule.Settings(
                Path.of("/usr/lib/module.so"),
                7,
                new SecretRef.Environment("ILK_PIN"),
                Set.of("prod/x509-svid", "prod/jwt-svid"))),
        settings.keyModule());
    assertEquals(Optional.of(folder.resolve("policies")), settings.guardrails());
    assertEquals("Acme", settings.providers().getFirst().label());
    assertEquals(Set.of("acme.example"), settings.providers().getFirst().domains());
    assertEquals(Map.of("urn:acme:key", "phr"), settings.providers().getFirst().levels());
    assertEquals(
        Map.of(new Environment("prod"), new TrustDomain("acme.example")), settings.trustDomains());
    PasskeySettings passkeys = settings.passkeys();
    assertEquals(Optional.of("acme.example"), passkeys.relyingParty());
    assertEquals(PasskeyRules.Verification.PREFERRED, passkeys.verification());
    assertEquals(Duration.ofHours(72), passkeys.recoveryWait());
    assertEquals(
        new PasskeyRules(
            "acme.example",
            "https://ilk.acme.example:8443",
            PasskeyRules.Verification.PREFERRED,
            new PasskeyRules.Attestation.Any()),
        passkeys.rules(URI.create("https://ilk.acme.example:8443")));
  }

  @Test
  void what_is_left_out_is_as_without_a_file() throws IOException {
    Settings settings = ok("node: one");
    Settings defaults = Settings.embedded(folder.resolve("ilk-data"));
    assertEquals(defaults.store(), settings.store());
    assertEquals(defaults.port(), settings.port());
    assertEquals(defaults.listen(), settings.listen());
    assertFalse(settings.privateIssuers());
    assertFalse(settings.appDocuments());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nod: one                                   | nod
          store: {url: sqlite:/a, users: x}          | store.users
          url: https://ilk.example/                  | url
          url: ftp://ilk.example                     | url
          listen: nowhere                            | listen
          listen: 127.0.0.1:70000                    | listen
          listen: 127.0.0.1:-1                       | listen
          listen: [a]                                | listen
          root_key: 0123456789abcdef                 | root_key
          private_issuers: perhaps                   | private_issuers
          store: {url: mysql://db}                   | store.url
          store: {url: jdbc:postgresql://db/ilk}     | store.url
          store: sqlite                              | store
          providers: [{name: corp}]                  | providers[0]
          providers: {name: corp}                    | providers
          passkeys: {user_verification: no}          | passkeys.user_verification
          passkeys: {relying_party: 'https://x'}     | passkeys.relying_party
          passkeys: {recovery_wait: 5m}              | passkeys.recovery_wait
          sessions: {idle: 1m}                       | sessions.idle
          sessions: {life: 25h}                      | sessions.life
          sessions: {idle: 3h, life: 2h}             | sessions.idle
          sessions: {life: forever}                  | sessions.life
          sessions: {other_device: ignore}           | sessions.other_device
          expiry: {restrict: 0d}                     | expiry.restrict
          expiry: {keep: 366d}                       | expiry.keep
          expiry: {renewal: long}                    | expiry.renewal
          expiry: {warn: [3d]}                       | expiry.warn
          expiry: {warn: [400d]}                     | expiry.warn
          expiry: {warned: [30d]}                    | expiry.warned
          networks: {office: [192.0.2.1/24]}         | networks.office
          networks: {Office: [192.0.2.0/24]}         | networks.Office
          places: [nowhere.mmdb]                     | places
          proxies: {header: x-forwarded-for}         | proxies.trusted
          proxies: {trusted: [10.0.0.0/8], header: x} | proxies.header
          passkeys: {attestation_roots: nowhere.pem} | passkeys.attestation_roots
          passkeys: {models: [x]}                    | passkeys.models
          passkeys: {passwords: true}                | passkeys.passwords
          key_module: {library: l.so, slot: '1', pin: 'env:P', rings: [a/jwt-svid]} | key_module.library
          key_module: {library: /l.so, slot: 1, pin: 'env:P', rings: [a/jwt-svid]} | key_module.slot
          key_module: {library: /l.so, slot: '1', pin: '1234', rings: [a/jwt-svid]} | key_module.pin
          key_module: {library: /l.so, slot: '1', pin: 'env:P', rings: [a/human]} | key_module.rings
          key_module: {library: /l.so, slot: '1', pin: 'env:P', rings: [record]} | key_module.rings
          key_module: {library: /l.so, slot: '1', pin: 'env:P'} | key_module.rings
          key_module: {library: /l.so, slot: '1', pin: 'env:P', rings: [a/jwt-svid], token: x} | key_module.token
          trust_domains: acme.example                | trust_domains
          trust_domains: {Prod: acme.example}        | trust_domains.Prod
          trust_domains: {prod: Acme}                | trust_domains.prod
          trust_domains: {prod: 1}                   | trust_domains.prod
          token_algorithms: ML-DSA-65                | token_algorithms
          token_algorithms: {prod/workload: HS256}   | token_algorithms.prod/workload
          token_algorithms: {prod/workload: PS256}   | token_algorithms.prod/workload
          token_algorithms: {prod/jwt-svid: EdDSA}   | token_algorithms.prod/jwt-svid
          token_algorithms: {record: ML-DSA-65}      | token_algorithms.record
          bundle_endpoints: 0.0.0.0:8422             | bundle_endpoints
          bundle_endpoints: {Prod: '0.0.0.0:8422'}   | bundle_endpoints.Prod
          bundle_endpoints: {prod: '8422'}           | bundle_endpoints.prod
          """)
  void what_is_wrong_is_told_with_its_place(String text, String place) throws IOException {
    List<Problem> problems = failed(text);
    assertTrue(
        problems.stream().anyMatch(problem -> problem.where().startsWith(place)),
        problems.toString());
  }

  @Test
  void everything_wrong_is_told_at_once() throws IOException {
    assertEquals(3, failed("nod: one\nlisten: nowhere\nurl: x").size());
  }

  @Test
  void a_secret_written_out_is_not_repeated() throws IOException {
    assertFalse(failed("root_key: hunter2hunter2").toString().contains("hunter2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                 | no YAML
          node: a\\nnode: b | no YAML
          just words        | expected settings
          [1, 2]            | expected settings
          """)
  void what_is_no_configuration_is_told_with_the_files_name(String text, String says)
      throws IOException {
    Problem problem = failed(text.replace("\\n", "\n")).getFirst();
    assertTrue(problem.sentence().contains(says), problem.sentence());
    assertTrue(problem.sentence().contains("ilk.yaml"), problem.sentence());
  }

  @Test
  void a_file_that_is_too_long_or_not_there_is_told() throws IOException {
    failed("#".repeat(300_000));
    assertTrue(SettingsFile.read(folder.resolve("none.yaml")) instanceof Result.Failed<Settings>);
  }

  @Test
  void any_change_to_a_file_is_read_or_refused() throws IOException {
    Random random = new Random(7);
    byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3000; i++) {
      byte[] changed = whole.clone();
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      SettingsFile.read(Files.write(folder.resolve("ilk.yaml"), changed));
    }
  }

  private Settings ok(String text) throws IOException {
    return switch (read(text)) {
      case Result.Ok<Settings>(Settings settings) -> settings;
      case Result.Failed<Settings>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private List<Problem> failed(String text) throws IOException {
    return switch (read(text)) {
      case Result.Ok<Settings>(Settings settings) -> throw new AssertionError("taken: " + settings);
      case Result.Failed<Settings>(List<Problem> problems) -> problems;
    };
  }

  private Result<Settings> read(String text) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("ilk.yaml"), text));
  }
}
