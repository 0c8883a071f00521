package dev.ilk.prove.human.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.share.Share;
import dev.ilk.share.Split;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A seal that three of five open, and those who should not. */
class SealedPlaneTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Ids IDS = new Ids(InstantSource.fixed(NOW));

  private final Split split = Split.random("fire", 3, 5);
  private final String pass = Secrets.random(SealedPlane.PREFIX).reveal();
  private final SealedPlane plane = new SealedPlane(new OneSeal(), new OnlyFire());
  private Human fire = human(Human.Subtype.BREAK_GLASS, Status.ACTIVE);
  private Optional<Instant> openUntil = Optional.empty();
  private int tries;

  /** A store with one seal. */
  private final class OneSeal implements Seals {
    @Override
    public Optional<SealState> seal(String name) {
      return name.equals("fire") ? Optional.of(state()) : Optional.empty();
    }

    @Override
    public Optional<SealState> passed(String digest) {
      return digest.equals(Secrets.digest(pass)) ? Optional.of(state()) : Optional.empty();
    }

    @Override
    public boolean mayTry(String name, Instant now) {
      return ++tries <= MOST_TRIES;
    }
  }

  /** A registry of one. */
  private final class OnlyFire implements Humans {
    @Override
    public Optional<Human> byId(Id.Identity id) {
      return Optional.of(fire).filter(one -> one.id().equals(id));
    }

    @Override
    public Optional<Human> byName(String name) {
      return Optional.of(fire).filter(one -> one.name().equals(name));
    }

    @Override
    public Optional<Human> byProviderSubject(String provider, String subject) {
      return Optional.empty();
    }

    @Override
    public Optional<Human> byProviderEmail(String provider, String email) {
      return Optional.empty();
    }

    @Override
    public boolean bindSubject(Id.Identity id, String provider, String subject) {
      return false;
    }
  }

  private SealState state() {
    return new SealState("fire", fire.id(), 3, split.digest(), openUntil);
  }

  private static Human human(Human.Subtype subtype, Status status) {
    return new Human(
        IDS.identity(),
        "fire",
        subtype,
        status,
        NOW,
        Optional.empty(),
        new Human.ProviderAccount("", Optional.empty(), ""),
        Set.of(),
        Set.of(),
        new Human.Profile("", "", ""));
  }

  private List<String> shares(int... which) {
    List<String> texts = new ArrayList<>();
    for (int index : which) {
      texts.add(split.shares().get(index).reveal());
    }
    return texts;
  }

  private static void refused(String code, Attempt attempt) {
    assertEquals(code, assertInstanceOf(Unproven.class, attempt).problem().code());
  }

  @Test
  void enough_shares_prove_the_emergency_identity_for_a_minute() {
    Proven proven = assertInstanceOf(Proven.class, plane.shares("fire", shares(4, 0, 2), NOW));
    assertEquals(fire, proven.proof().actor());
    assertEquals(SealedPlane.SHARES, proven.proof().method());
    assertEquals(NOW.plus(Duration.ofMinutes(1)), proven.proof().expires());
  }

  @Test
  void too_few_shares_prove_nothing_however_often_they_are_repeated() {
    refused("shares_too_few", plane.shares("fire", shares(0, 1), NOW));
    refused("shares_too_few", plane.shares("fire", shares(0, 0, 1), NOW));
    refused("shares_too_few", plane.shares("fire", List.of(), NOW));
  }

  @Test
  void a_share_of_another_seal_or_of_an_earlier_ceremony_is_refused() {
    List<String> mixed = new ArrayList<>(shares(0, 1));
    mixed.add(Split.random("fire", 3, 5).shares().get(2).reveal());
    refused("share_foreign", plane.shares("fire", mixed, NOW));
    List<String> others = new ArrayList<>(shares(0, 1));
    others.add(shares(2).getFirst().replace("fire", "water"));
    refused("share_foreign", plane.shares("fire", others, NOW));
  }

  @Test
  void a_forged_share_with_the_right_marks_is_refused() {
    Share third = split.shares().get(2);
    String marks = third.reveal().substring(0, third.reveal().lastIndexOf('.') + 1);
    List<String> texts = new ArrayList<>(shares(0, 1));
    texts.add(marks + "ab".repeat(32));
    refused("share_wrong", plane.shares("fire", texts, NOW));
  }

  @Test
  void an_opened_seal_opens_no_more() {
    openUntil = Optional.of(NOW.plusSeconds(60));
    refused("seal_opened", plane.shares("fire", shares(0, 1, 2), NOW));
    openUntil = Optional.of(NOW.minusSeconds(60));
    refused("seal_opened", plane.shares("fire", shares(0, 1, 2), NOW));
  }

  @Test
  void after_too_many_tries_not_even_right_shares_are_looked_at() {
    for (int i = 0; i < Seals.MOST_TRIES; i++) {
      refused("shares_too_few", plane.shares("fire", shares(0), NOW));
    }
    refused("seal_tries", plane.shares("fire", shares(0, 1, 2), NOW));
  }

  @Test
  void an_identity_that_is_revoked_or_no_emergency_one_is_not_proven() {
    fire = human(Human.Subtype.BREAK_GLASS, Status.REVOKED);
    refused("human_revoked", plane.shares("fire", shares(0, 1, 2), NOW));
    fire = human(Human.Subtype.EMPLOYEE, Status.ACTIVE);
    refused("seal_without_identity", plane.shares("fire", shares(0, 1, 2), NOW));
  }

  @Test
  void a_pass_proves_until_the_end_that_the_seal_states() {
    refused("pass_over", plane.pass(pass, NOW));
    openUntil = Optional.of(NOW.plusSeconds(60));
    Proven proven = assertInstanceOf(Proven.class, plane.pass(pass, NOW));
    assertEquals(NOW.plusSeconds(60), proven.proof().expires());
    refused("pass_over", plane.pass(pass, NOW.plusSeconds(60)));
    refused("pass_unknown", plane.pass(Secrets.random(SealedPlane.PREFIX).reveal(), NOW));
    refused("pass_malformed", plane.pass("ilk_ses_x", NOW));
  }

  @Test
  void whatever_is_shown_is_judged_and_nothing_of_it_is_kept_as_evidence() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      tries = 0;
      List<String> texts = new ArrayList<>();
      for (int j = random.nextInt(20); j >= 0; j--) {
        StringBuilder text = new StringBuilder(shares(random.nextInt(5)).getFirst());
        text.setCharAt(random.nextInt(text.length()), '!');
        texts.add(text.toString());
      }
      Unproven unproven = assertInstanceOf(Unproven.class, plane.shares("fire", texts, NOW));
      assertFalse(unproven.evidence().toString().contains("ilk-share"));
    }
    refused("seal_unknown", plane.shares("\u0000".repeat(10_000), shares(0, 1, 2), NOW));
  }
}
