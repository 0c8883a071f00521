package dev.ilk.review;

import dev.ilk.gate.ReadReview;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reviews in memory. */
final class MemoryReviewStore implements ReviewStore {
  private final Map<Id.Review, Campaign> campaigns = new HashMap<>();
  private final Map<Id.Review, TreeMap<Integer, ReviewItem>> items = new HashMap<>();
  private final Map<Id.Review, Instant> claimed = new HashMap<>();

  @Override
  public synchronized void add(Campaign campaign, List<ReviewItem> all) {
    campaigns.put(campaign.id(), campaign);
    TreeMap<Integer, ReviewItem> numbered = new TreeMap<>();
    all.forEach(item -> numbered.put(item.number(), item));
    items.put(campaign.id(), numbered);
  }

  @Override
  public synchronized Optional<Campaign> find(Id.Review id) {
    return Optional.ofNullable(campaigns.get(id)).map(this::tallied);
  }

  private Campaign tallied(Campaign of) {
    var all = items.get(of.id()).values();
    int answered = (int) all.stream().filter(one -> one.answered().isPresent()).count();
    int done = (int) all.stream().filter(MemoryReviewStore::isDone).count();
    int noted = (int) all.stream().filter(one -> one.applied().isPresent()).count();
    return new Campaign(
        of.id(),
        of.title(),
        of.scope(),
        of.started(),
        of.by(),
        of.due(),
        of.dormant(),
        of.overdue(),
        of.closed(),
        new Campaign.Tally(all.size(), answered, done, noted - done));
  }

  private static boolean isDone(ReviewItem item) {
    return item.applied().filter(ReviewItem.Applied::done).isPresent();
  }

  @Override
  public synchronized List<Campaign> latest(int limit) {
    return campaigns.values().stream()
        .sorted(Comparator.comparing(Campaign::started).reversed())
        .limit(limit)
        .map(this::tallied)
        .toList();
  }

  @Override
  public synchronized List<ReviewItem> items(
      Id.Review id, Optional<Set<String>> reviewers, int after, int limit) {
    if (limit < 1 || limit > MOST_READ) {
      throw new IllegalArgumentException("too many");
    }
    return new ArrayList<>(items.get(id).tailMap(after, false).values())
        .stream()
            .filter(item -> reviewers.map(all -> all.contains(item.reviewer())).orElse(true))
            .limit(limit)
            .toList();
  }

  @Override
  public synchronized List<ReadReview.Share> shares(Id.Review id, Optional<Set<String>> reviewers) {
    TreeMap<String, ReadReview.Share> shares = new TreeMap<>();
    for (ReviewItem item : items.get(id).values()) {
      if (reviewers.map(all -> all.contains(item.reviewer())).orElse(true)) {
        shares.merge(
            item.reviewer(),
            new ReadReview.Share(item.reviewer(), 1, item.answered().isPresent() ? 1 : 0),
            (a, b) ->
                new ReadReview.Share(
                    a.reviewer(), a.items() + b.items(), a.answered() + b.answered()));
      }
    }
    return List.copyOf(shares.values());
  }

  @Override
  public synchronized boolean answer(Id.Review id, Map<Integer, ReviewItem.Answered> answers) {
    TreeMap<Integer, ReviewItem> all = items.get(id);
    boolean free =
        campaigns.get(id).closed().isEmpty()
            && answers.keySet().stream()
                .allMatch(n -> all.containsKey(n) && all.get(n).answered().isEmpty());
    if (free) {
      answers.forEach((number, answer) -> all.put(number, all.get(number).with(answer)));
    }
    return free;
  }

  @Override
  public synchronized void applied(Id.Review id, int number, ReviewItem.Applied what) {
    items.get(id).computeIfPresent(number, (n, item) -> isDone(item) ? item : item.with(what));
  }

  @Override
  public synchronized boolean close(Id.Review id, Campaign.Closed closed) {
    Campaign of = campaigns.get(id);
    if (of.closed().isPresent()
        || !items.get(id).values().stream().allMatch(MemoryReviewStore::isDone)) {
      return false;
    }
    campaigns.put(
        id,
        new Campaign(
            of.id(),
            of.title(),
            of.scope(),
            of.started(),
            of.by(),
            of.due(),
            of.dormant(),
            of.overdue(),
            Optional.of(closed),
            of.tally()));
    return true;
  }

  @Override
  public synchronized Optional<Campaign> claim(Instant now, Instant until) {
    Optional<Campaign> due =
        campaigns.values().stream()
            .filter(one -> one.closed().isEmpty() && !one.due().isAfter(now))
            .filter(one -> claimed.getOrDefault(one.id(), Instant.MIN).isBefore(now))
            .min(Comparator.comparing(Campaign::due));
    due.ifPresent(one -> claimed.put(one.id(), until));
    return due.map(this::tallied);
  }
}
