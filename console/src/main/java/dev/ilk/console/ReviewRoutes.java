package dev.ilk.console;

import io.helidon.webserver.http.HttpRules;

/** The pages of reviews, and where they are. */
final class ReviewRoutes {
  private final Door door;
  private final Reviews reviews;
  private final OneReview review;
  private final ReviewAnswers answers;

  ReviewRoutes(Console console, Door door) {
    this.door = door;
    this.reviews = new Reviews(console);
    this.review = new OneReview(console);
    this.answers = new ReviewAnswers(console, review);
  }

  void add(HttpRules rules) {
    rules
        .get("/reviews", door.to(reviews::list))
        .get("/reviews/{id}", door.to(review::show))
        .post("/reviews/{id}/close", door.to(review::close))
        .get("/reviews/{id}/items/{number}", door.to(answers::one))
        .post("/reviews/{id}/check", door.to(answers::check))
        .post("/reviews/{id}/answers", door.to(answers::answer));
  }
}
