package dev.ilk.guard;

import io.helidon.webserver.http.HttpRouting;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;

/** What docs/guard.md shows, so that it compiles; {@link FilterExamplesTest} compares. */
final class FilterExamples {
  private FilterExamples() {}

  static void servlet(ServletContext context, Guard guard) {
    // servlet
    var filter =
        new dev.ilk.guard.servlet.GuardFilter(
            guard,
            URI.create("https://payments.example"),
            request ->
                request.getServletPath().equals("/refunds")
                    ? Optional.of(GuardedAction.of("payments:refund", "Refunds", "*"))
                    : Optional.empty());
    context
        .addFilter("guard", filter)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    // end
  }

  static void helidon(HttpRouting.Builder routing, Guard guard) {
    // helidon
    var filter =
        new dev.ilk.guard.helidon.GuardFilter(
            guard,
            URI.create("https://payments.example"),
            request ->
                request.path().path().equals("/refunds")
                    ? Optional.of(GuardedAction.of("payments:refund", "Refunds", "*"))
                    : Optional.empty());
    routing.addFilter(filter);
    // end
  }
}
