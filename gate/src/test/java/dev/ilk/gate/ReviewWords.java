package dev.ilk.gate;

import dev.ilk.actor.Team;
import dev.ilk.gate.mass.MassPlan;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewScope;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands of reviews, mass changes and measures, in plain words. */
final class ReviewWords {
  private ReviewWords() {}

  static void into(Map<Command<?>, String> commands) {
    Id.Review id = new Ids(InstantSource.fixed(Instant.EPOCH)).review();
    Duration day = Duration.ofDays(1);
    ReviewScope all = new ReviewScope(Optional.empty(), Optional.empty(), Optional.empty(), "");
    commands.put(
        new StartReview("a", all, day, day, Campaign.Overdue.LAPSE),
        "begin a review of what identities hold");
    commands.put(new ListReviews(1), "list reviews");
    commands.put(
        new ReadReview(id, ReadReview.Whose.OWN, 0, 1), "see what is put to oneself in a review");
    commands.put(new ReadReview(id, ReadReview.Whose.ALL, 0, 1), "see all of a review");
    commands.put(
        new AnswerReview(id, List.of(), ReviewAnswer.KEEP, ""),
        "keep, reduce or end what one was shown in a review");
    Id.MassChange mass = new Ids(InstantSource.fixed(Instant.EPOCH)).massChange();
    commands.put(
        new PlanMassChange(new MassPlan.RenameTeam(new Team("a"), new Team("b"))),
        "work out a change of many identities");
    commands.put(new RunMassChange(mass, "a"), "carry such a change out, once it is reviewed");
    commands.put(new ReadMassChange(mass, 1), "see such a change, and how far it is");
    LocalDate today = LocalDate.EPOCH;
    commands.put(
        new ReadMeasures(new MeasureQuery(today, today, Optional.empty(), Optional.empty())),
        "see how things stand and go, in figures");
    commands.put(new TakeMeasures(), "have these figures brought up to now");
    commands.put(new CloseReview(id), "carry out what was answered in a review, and close it");
    commands.put(
        new Narrow("a", new Narrow.OfTeam("a"), "a"),
        "take scopes, teams, roles or rules of federation away from an identity");
  }
}
