package dev.ilk.store.review;

import static dev.ilk.store.review.ReviewTables.ANSWER;
import static dev.ilk.store.review.ReviewTables.ANSWERED;
import static dev.ilk.store.review.ReviewTables.ANSWERED_BY;
import static dev.ilk.store.review.ReviewTables.APPLIED;
import static dev.ilk.store.review.ReviewTables.APPLIED_DONE;
import static dev.ilk.store.review.ReviewTables.APPLIED_TOLD;
import static dev.ilk.store.review.ReviewTables.CLAIMED;
import static dev.ilk.store.review.ReviewTables.CLOSED;
import static dev.ilk.store.review.ReviewTables.DUE;
import static dev.ilk.store.review.ReviewTables.ID;
import static dev.ilk.store.review.ReviewTables.ITEM;
import static dev.ilk.store.review.ReviewTables.NUMBER;
import static dev.ilk.store.review.ReviewTables.OF;
import static dev.ilk.store.review.ReviewTables.REASON;
import static dev.ilk.store.review.ReviewTables.REPORT;
import static dev.ilk.store.review.ReviewTables.REVIEW;
import static dev.ilk.store.review.ReviewTables.REVIEWER;
import static dev.ilk.store.review.ReviewTables.SHOWN;
import static dev.ilk.store.review.ReviewTables.STARTED;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.review.ReviewStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.database.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Reviews in a database. */
public final class SqlReviewStore implements ReviewStore {
  private static final int BATCH = 500;
  private static final int MOST = 200;

  private final Database database;

  /**
   * The reviews of a database.
   *
   * @param database where they are
   */
  public SqlReviewStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Campaign campaign, List<ReviewItem> items) throws StoreUnavailable {
    if (items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException("at most %d items".formatted(MOST_ITEMS));
    }
    database.write(
        "storing a review",
        transaction -> {
          insert(transaction, campaign);
          List<Query> rows = new ArrayList<>();
          for (ReviewItem item : items) {
            rows.add(row(transaction, campaign.id(), item));
            if (rows.size() == BATCH) {
              transaction.sql().batch(rows).execute();
              rows.clear();
            }
          }
          transaction.sql().batch(rows).execute();
          return true;
        });
  }

  private static void insert(Transaction transaction, Campaign campaign) {
    transaction
        .sql()
        .insertInto(REVIEW)
        .set(ID, campaign.id().value())
        .set(ReviewTables.TITLE, campaign.title())
        .set(ReviewTables.KIND, campaign.scope().kind().map(Kind::word).orElse(""))
        .set(
            ReviewTables.ENVIRONMENT,
            campaign.scope().environment().map(Environment::name).orElse(""))
        .set(ReviewTables.OWNER, campaign.scope().owner().map(Team::name).orElse(""))
        .set(ReviewTables.NAME_TEXT, campaign.scope().text())
        .set(STARTED, campaign.started())
        .set(ReviewTables.STARTED_BY, campaign.by().value())
        .set(DUE, campaign.due())
        .set(ReviewTables.DORMANT, campaign.dormant().toMillis())
        .set(ReviewTables.OVERDUE, campaign.overdue().name())
        .execute();
  }

  private static Query row(Transaction transaction, Id.Review id, ReviewItem item) {
    return transaction
        .sql()
        .insertInto(ITEM)
        .set(OF, id.value())
        .set(NUMBER, (long) item.number())
        .set(ReviewTables.IDENTITY, item.identity().value())
        .set(ReviewTables.SUBJECT, item.subject())
        .set(ReviewTables.SORT, item.thing().sort().name())
        .set(ReviewTables.THING, item.thing().name())
        .set(ReviewTables.PARTS, Columns.join(item.thing().parts()))
        .set(REVIEWER, item.reviewer())
        .set(ReviewTables.LAST_USE, item.use().last().orElse(null))
        .set(ReviewTables.USES, item.use().count())
        .set(ReviewTables.AT_LEAST, item.use().atLeast())
        .set(ReviewTables.PART_USES, ReviewRows.partUses(item.use()))
        .set(ReviewTables.MARKS, Columns.join(item.marks()))
        .set(ReviewTables.ADVICE, item.advice().name())
        .set(ReviewTables.BECAUSE, item.because());
  }

  @Override
  public Optional<Campaign> find(Id.Review id) throws StoreUnavailable {
    return database.read("reading a review", view -> find(view, id.value()));
  }

  private static Optional<Campaign> find(View view, String id) {
    return view.sql()
        .select(ReviewRows.OF_REVIEW)
        .from(REVIEW)
        .where(ID.eq(id))
        .fetchOptional(row -> ReviewRows.campaign(row, tally(view, id)));
  }

  private static Campaign.Tally tally(View view, String id) {
    var items = DSL.count();
    var answered = DSL.count(ANSWERED);
    var applied = DSL.count(DSL.case_().when(APPLIED_DONE.isTrue(), 1));
    var failed = DSL.count(DSL.case_().when(APPLIED_DONE.isFalse(), 1));
    return view.sql()
        .select(items, answered, applied, failed)
        .from(ITEM)
        .where(OF.eq(id))
        .fetchSingle(
            row -> new Campaign.Tally(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  @Override
  public List<Campaign> latest(int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d reviews".formatted(MOST));
    }
    return database.snapshot(
        "reading reviews",
        view ->
            view
                .sql()
                .select(ReviewRows.OF_REVIEW)
                .from(REVIEW)
                .orderBy(STARTED.desc(), ID.desc())
                .limit(limit)
                .fetch()
                .stream()
                .map(row -> ReviewRows.campaign(row, tally(view, row.get(ID))))
                .toList());
  }

  @Override
  public List<ReviewItem> items(Id.Review id, Optional<Set<String>> reviewers, int after, int limit)
      throws StoreUnavailable {
    if (limit < 1 || limit > MOST_READ) {
      throw new IllegalArgumentException("at most %d items".formatted(MOST_READ));
    }
    Condition whose = reviewers.map(REVIEWER::in).orElseGet(DSL::trueCondition);
    return database.read(
        "reading the items of a review",
        view ->
            view.sql()
                .select(ReviewRows.OF_ITEM)
                .from(ITEM)
                .where(OF.eq(id.value()))
                .and(whose)
                .and(NUMBER.gt((long) after))
                .orderBy(NUMBER)
                .limit(limit)
                .fetch(ReviewRows::item));
  }

  @Override
  public List<ReadReview.Share> shares(Id.Review id, Optional<Set<String>> reviewers)
      throws StoreUnavailable {
    Condition whose = reviewers.map(REVIEWER::in).orElseGet(DSL::trueCondition);
    return database.read(
        "counting the answers of a review",
        view ->
            view.sql()
                .select(REVIEWER, DSL.count(), DSL.count(ANSWERED))
                .from(ITEM)
                .where(OF.eq(id.value()))
                .and(whose)
                .groupBy(REVIEWER)
                .orderBy(REVIEWER)
                .limit(ReadReview.MOST_SHARES)
                .fetch(row -> new ReadReview.Share(row.value1(), row.value2(), row.value3())));
  }

  @Override
  public boolean answer(Id.Review id, Map<Integer, ReviewItem.Answered> answers)
      throws StoreUnavailable {
    return database.write(
        "answering a review",
        transaction -> {
          // The review's row first: answers and its closing wait for each other.
          int open =
              transaction
                  .sql()
                  .update(REVIEW)
                  .set(ID, ID)
                  .where(ID.eq(id.value()).and(CLOSED.isNull()))
                  .execute();
          List<Long> numbers = answers.keySet().stream().map(Integer::longValue).toList();
          int free =
              transaction
                  .sql()
                  .fetchCount(
                      ITEM, OF.eq(id.value()).and(NUMBER.in(numbers)).and(ANSWERED.isNull()));
          if (open != 1 || free != answers.size()) {
            return false;
          }
          answers.forEach((number, answer) -> write(transaction, id, number, answer));
          return true;
        });
  }

  private static void write(
      Transaction transaction, Id.Review id, int number, ReviewItem.Answered answer) {
    transaction
        .sql()
        .update(ITEM)
        .set(ANSWER, answer.answer().name())
        .set(REASON, answer.reason())
        .set(ANSWERED_BY, answer.by().map(Id.Identity::value).orElse(null))
        .set(ANSWERED, answer.at())
        .set(SHOWN, answer.shown())
        .where(OF.eq(id.value()).and(NUMBER.eq((long) number)))
        .execute();
  }

  @Override
  public void applied(Id.Review id, int number, ReviewItem.Applied what) throws StoreUnavailable {
    database.write(
        "noting what came of an answer",
        transaction ->
            transaction
                .sql()
                .update(ITEM)
                .set(APPLIED, what.at())
                .set(APPLIED_DONE, what.done())
                .set(APPLIED_TOLD, what.told())
                .where(OF.eq(id.value()).and(NUMBER.eq((long) number)))
                .and(APPLIED_DONE.isNull().or(APPLIED_DONE.isFalse()))
                .execute());
  }

  @Override
  public boolean close(Id.Review id, Campaign.Closed closed) throws StoreUnavailable {
    return database.write(
        "closing a review",
        transaction ->
            transaction
                    .sql()
                    .update(REVIEW)
                    .set(CLOSED, closed.at())
                    .set(REPORT, closed.report())
                    .where(ID.eq(id.value()).and(CLOSED.isNull()))
                    .andNotExists(
                        DSL.selectOne()
                            .from(ITEM)
                            .where(OF.eq(id.value()))
                            .and(APPLIED_DONE.isNull().or(APPLIED_DONE.isFalse())))
                    .execute()
                == 1);
  }

  @Override
  public Optional<Campaign> claim(Instant now, Instant until) throws StoreUnavailable {
    Condition free = CLOSED.isNull().and(DUE.le(now)).and(CLAIMED.isNull().or(CLAIMED.lt(now)));
    return database.write(
        "taking a review that is due",
        transaction -> {
          Optional<String> id =
              transaction
                  .sql()
                  .select(ID)
                  .from(REVIEW)
                  .where(free)
                  .orderBy(DUE, ID)
                  .limit(1)
                  .fetchOptional(ID);
          boolean taken =
              id.isPresent()
                  && transaction
                          .sql()
                          .update(REVIEW)
                          .set(CLAIMED, until)
                          .where(ID.eq(id.get()).and(free))
                          .execute()
                      == 1;
          return taken ? find(transaction, id.get()) : Optional.empty();
        });
  }
}
