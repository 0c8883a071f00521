package dev.ilk.issue.federation;

import static dev.ilk.issue.federation.ForeignAuthority.NOW;
import static dev.ilk.issue.federation.ForeignAuthority.bundle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.Environment;
import dev.ilk.actor.FederatedDomain;
import dev.ilk.actor.TrustDomain;
import dev.ilk.issue.federation.FederationStore.Relation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.bundle.SpiffeBundle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FollowingTest {
  private static final Environment PROD = new Environment("prod");
  private static final TrustDomain PARTNER = new TrustDomain("partner.example");
  private static final String ID = "spiffe://partner.example";

  private final MemoryFederations store = new MemoryFederations();
  private final Federations federations = new Federations(store);
  private Result<byte[]> answer = Result.ok(new byte[0]);
  private final Following following = new Following(store, (relation, known, at) -> answer);
  private Instant now = NOW;

  FollowingTest() {
    store.add(
        new Relation(
            new FederatedDomain(
                PROD, PARTNER, new BundleEndpoint.Web("https://p.example/b"), "human:olga", NOW),
            Optional.empty(),
            Optional.empty(),
            NOW));
  }

  private void look(String json) throws Exception {
    answer = Result.ok(json.getBytes(StandardCharsets.UTF_8));
    now = store.all().getFirst().due();
    following.look(now);
    federations.refresh();
  }

  private Optional<SpiffeBundle> held() {
    return federations.bundle(PROD, PARTNER, now);
  }

  private String trouble() {
    return store.all().getFirst().trouble().orElse("");
  }

  private void refused(String json, String why) throws Exception {
    look(json);
    assertTrue(trouble().contains(why), () -> trouble());
    assertTrue(held().isEmpty());
  }

  @Test
  void a_sound_bundle_counts_for_its_environment_alone() throws Exception {
    look(bundle(3, ForeignAuthority.sound(ID), ForeignAuthority.token("k1")));
    assertEquals("", trouble());
    assertEquals(1, held().orElseThrow().authorities().size());
    assertEquals(1, held().orElseThrow().tokenKeys().keys().size());
    assertTrue(federations.bundle(new Environment("test"), PARTNER, now).isEmpty());
    assertTrue(federations.bundle(PROD, new TrustDomain("other.example"), now).isEmpty());
  }

  @Test
  void it_is_looked_at_again_when_the_bundle_wants_it() throws Exception {
    look(bundle(3, ForeignAuthority.nameless()));
    assertEquals(now.plus(Duration.ofMinutes(10)), store.all().getFirst().due());
    answer = Result.ok("{}".getBytes(StandardCharsets.UTF_8));
    following.look(now.plus(Duration.ofMinutes(9)));
    assertEquals("", trouble());
  }

  @Test
  void a_wish_beyond_all_bounds_is_bounded() throws Exception {
    look("{\"keys\":[%s],\"spiffe_refresh_hint\":1}".formatted(ForeignAuthority.nameless()));
    assertEquals(now.plus(Following.LEAST), store.all().getFirst().due());
    look("{\"keys\":[%s],\"spiffe_refresh_hint\":9999999}".formatted(ForeignAuthority.nameless()));
    assertEquals(now.plus(Following.MOST), store.all().getFirst().due());
    look("{\"keys\":[%s]}".formatted(ForeignAuthority.nameless()));
    assertEquals(now.plus(Following.USUAL), store.all().getFirst().due());
  }

  @Test
  void keys_of_unknown_uses_are_left_out() throws Exception {
    look(bundle(1, "{\"use\":\"enc\"}", "{\"kty\":\"EC\"}", ForeignAuthority.sound(ID)));
    assertEquals(1, held().orElseThrow().authorities().size());
  }

  @Test
  void certificates_that_are_no_authorities_are_refused() throws Exception {
    refused(bundle(1, ForeignAuthority.leaf(ID)), "not that of an authority");
  }

  @Test
  void authorities_of_another_trust_domain_are_refused() throws Exception {
    refused(bundle(1, ForeignAuthority.sound("spiffe://prod.ilk.acme.example")), "another trust");
    refused(bundle(1, ForeignAuthority.sound(ID + "/with/a/path")), "another trust domain");
  }

  @Test
  void weak_and_broken_keys_are_refused() throws Exception {
    refused(bundle(1, ForeignAuthority.weak(ID)), "authority's key");
    refused(bundle(1, "{\"use\":\"x509-svid\",\"x5c\":[]}"), "exactly one certificate");
    refused(bundle(1, "{\"use\":\"x509-svid\",\"x5c\":[\"AAAA\"]}"), "cannot be read");
    refused(bundle(1, "{\"use\":\"x509-svid\",\"x5c\":[\"?\"]}"), "cannot be read");
    refused(bundle(1, "{\"use\":\"jwt-svid\",\"kty\":\"EC\"}"), "no `kid`");
    refused(
        bundle(1, "{\"use\":\"jwt-svid\",\"kid\":\"k\",\"kty\":\"oct\",\"k\":\"AA\"}"), "secret");
  }

  @Test
  void documents_that_are_no_bundles_are_refused() throws Exception {
    refused("", "cannot be taken");
    refused("[]", "cannot be taken");
    refused("{\"keys\":{}}", "no array `keys`");
    refused("{\"keys\":[]}", "no key");
    refused("{\"keys\":[1]}", "no object");
    refused(bundle(1, "{}").replace("\"spiffe_sequence\":1", "\"spiffe_sequence\":-1"), "number");
    refused(
        bundle(1, "{}").replace("\"spiffe_sequence\":1", "\"spiffe_sequence\":\"1\""), "number");
    refused(" ".repeat(SpiffeBundle.MAX_BYTES + 1), "longer than");
    refused("{\"keys\":[" + "{},".repeat(50) + "{}]}", "at most 50");
  }

  @Test
  void an_authority_that_is_over_vouches_for_nobody() throws Exception {
    look(bundle(1, ForeignAuthority.over(ID), ForeignAuthority.sound(ID)));
    assertEquals(2, held().orElseThrow().authorities().size());
    assertEquals(1, held().orElseThrow().authorities(now).size());
  }

  @Test
  void a_bundle_that_went_back_in_time_replaces_nothing() throws Exception {
    look(bundle(7, ForeignAuthority.sound(ID)));
    String first = held().orElseThrow().json();
    look(bundle(6, ForeignAuthority.sound(ID)));
    assertTrue(trouble().contains("older"), trouble());
    look("{\"keys\":[%s]}".formatted(ForeignAuthority.sound(ID)));
    assertTrue(trouble().contains("older"), trouble());
    assertEquals(first, held().orElseThrow().json());
    look(bundle(8, ForeignAuthority.sound(ID)));
    assertEquals(Optional.of(8L), held().orElseThrow().sequence());
  }

  @Test
  void the_last_good_one_counts_for_a_day_and_then_nothing_does() throws Exception {
    look(bundle(7, ForeignAuthority.sound(ID)));
    Instant read = now;
    answer =
        Result.failed(Problem.of(Problem.Kind.UNAVAILABLE, "issuer_unavailable", "it is away"));
    now = read.plus(Duration.ofHours(23));
    following.look(now);
    federations.refresh();
    assertEquals("it is away", trouble());
    assertTrue(held().isPresent());
    now = read.plus(Federations.KEPT);
    assertTrue(held().isEmpty());
    assertTrue(federations.bundles(PROD, now).isEmpty());
    assertTrue(Federations.state(store.all().getFirst(), now).held().isEmpty());
  }

  @Test
  void what_is_handed_on_is_what_was_understood_and_reads_the_same() throws Exception {
    look(bundle(7, ForeignAuthority.sound(ID), ForeignAuthority.token("k1")).replace("600", "601"));
    String handed = federations.bundles(PROD, now).get("partner.example");
    assertEquals(held().orElseThrow().json(), handed);
    assertFalse(handed.contains("\"alg\""), handed);
    Result<SpiffeBundle> again =
        SpiffeBundle.read("partner.example", handed.getBytes(StandardCharsets.UTF_8));
    assertTrue(again instanceof Result.Ok<SpiffeBundle>(var read) && read.json().equals(handed));
  }

  @Test
  void random_damage_is_refused_or_understood_and_never_an_error() throws Exception {
    byte[] sound =
        bundle(7, ForeignAuthority.sound(ID), ForeignAuthority.token("k1"))
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(26);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = sound.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      SpiffeBundle.read("partner.example", damaged);
    }
  }
}
