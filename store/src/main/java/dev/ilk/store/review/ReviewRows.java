package dev.ilk.store.review;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.gate.review.ReviewScope;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.gate.review.ReviewUse;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;

/** Reviews and their items, from rows. */
final class ReviewRows {
  /** Named, because a star would read the columns in the types that the database has for them. */
  static final List<Field<?>> OF_REVIEW =
      List.of(
          ReviewTables.ID,
          ReviewTables.TITLE,
          ReviewTables.KIND,
          ReviewTables.ENVIRONMENT,
          ReviewTables.OWNER,
          ReviewTables.NAME_TEXT,
          ReviewTables.STARTED,
          ReviewTables.STARTED_BY,
          ReviewTables.DUE,
          ReviewTables.DORMANT,
          ReviewTables.OVERDUE,
          ReviewTables.CLOSED,
          ReviewTables.REPORT);

  static final List<Field<?>> OF_ITEM =
      List.of(
          ReviewTables.NUMBER,
          ReviewTables.IDENTITY,
          ReviewTables.SUBJECT,
          ReviewTables.SORT,
          ReviewTables.THING,
          ReviewTables.PARTS,
          ReviewTables.REVIEWER,
          ReviewTables.LAST_USE,
          ReviewTables.USES,
          ReviewTables.AT_LEAST,
          ReviewTables.PART_USES,
          ReviewTables.MARKS,
          ReviewTables.ADVICE,
          ReviewTables.BECAUSE,
          ReviewTables.ANSWER,
          ReviewTables.REASON,
          ReviewTables.ANSWERED_BY,
          ReviewTables.ANSWERED,
          ReviewTables.SHOWN,
          ReviewTables.APPLIED,
          ReviewTables.APPLIED_DONE,
          ReviewTables.APPLIED_TOLD);

  private ReviewRows() {}

  static Campaign campaign(Record row, Campaign.Tally tally) {
    return new Campaign(
        new Id.Review(row.get(ReviewTables.ID)),
        row.get(ReviewTables.TITLE),
        new ReviewScope(
            Kind.of(row.get(ReviewTables.KIND)),
            given(row.get(ReviewTables.ENVIRONMENT)).map(Environment::new),
            given(row.get(ReviewTables.OWNER)).map(Team::new),
            row.get(ReviewTables.NAME_TEXT)),
        row.get(ReviewTables.STARTED),
        new Id.Identity(row.get(ReviewTables.STARTED_BY)),
        row.get(ReviewTables.DUE),
        Duration.ofMillis(row.get(ReviewTables.DORMANT)),
        Campaign.Overdue.valueOf(row.get(ReviewTables.OVERDUE)),
        Optional.ofNullable(row.get(ReviewTables.CLOSED))
            .map(at -> new Campaign.Closed(at, row.get(ReviewTables.REPORT))),
        tally);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }

  static ReviewItem item(Record row) {
    return new ReviewItem(
        row.get(ReviewTables.NUMBER).intValue(),
        new Id.Identity(row.get(ReviewTables.IDENTITY)),
        row.get(ReviewTables.SUBJECT),
        new ReviewThing(
            ReviewThing.Sort.valueOf(row.get(ReviewTables.SORT)),
            row.get(ReviewTables.THING),
            Columns.split(row.get(ReviewTables.PARTS))),
        row.get(ReviewTables.REVIEWER),
        new ReviewUse(
            Optional.ofNullable(row.get(ReviewTables.LAST_USE)),
            row.get(ReviewTables.USES),
            row.get(ReviewTables.AT_LEAST),
            partUses(row.get(ReviewTables.PART_USES))),
        Columns.split(row.get(ReviewTables.MARKS)),
        ReviewAnswer.valueOf(row.get(ReviewTables.ADVICE)),
        row.get(ReviewTables.BECAUSE),
        Optional.ofNullable(row.get(ReviewTables.ANSWERED)).map(at -> answered(row, at)),
        Optional.ofNullable(row.get(ReviewTables.APPLIED)).map(at -> applied(row, at)));
  }

  private static ReviewItem.Answered answered(Record row, Instant at) {
    return new ReviewItem.Answered(
        ReviewAnswer.valueOf(row.get(ReviewTables.ANSWER)),
        row.get(ReviewTables.REASON),
        Optional.ofNullable(row.get(ReviewTables.ANSWERED_BY)).map(Id.Identity::new),
        at,
        row.get(ReviewTables.SHOWN));
  }

  private static ReviewItem.Applied applied(Record row, Instant at) {
    return new ReviewItem.Applied(
        row.get(ReviewTables.APPLIED_DONE), row.get(ReviewTables.APPLIED_TOLD), at);
  }

  static String partUses(ReviewUse use) {
    List<String> words = new ArrayList<>();
    use.parts()
        .forEach((part, at) -> {
          words.add(part);
          words.add(at.toString());
        });
    return Columns.join(words);
  }

  private static SortedMap<String, Instant> partUses(String text) {
    TreeMap<String, Instant> uses = new TreeMap<>();
    List<String> words = Columns.split(text);
    for (int i = 0; i + 1 < words.size(); i += 2) {
      uses.put(words.get(i), Instant.parse(words.get(i + 1)));
    }
    return uses;
  }
}
