package dev.ilk.console;

import dev.ilk.console.api.ApiDocument;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Asset;
import dev.ilk.console.http.SecurityHeaders;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.ApiPage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Pages;
import dev.ilk.kernel.Ids;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The page on which the interface of this Ilk is looked up. Open to everyone, as the document is
 * that it shows; to be registered at {@link #PATH}, before the console.
 */
public final class ApiPages implements HttpService {
  /** Where the page is. */
  public static final String PATH = ConsoleSettings.HOME + "/api";

  private static final int LONGEST_QUERY = 100;

  private final Asset script = Asset.read("api", "js", Asset.SCRIPT);
  private final SecurityHeaders security;
  private final Pages pages;
  private final Problems problems;
  private final Door door;
  private final ApiDocument document;

  /**
   * Builds the page.
   *
   * @param settings where people reach it
   * @param description the OpenAPI document of this Ilk
   * @param ids where correlations come from
   * @param clock the time
   */
  public ApiPages(ConsoleSettings settings, String description, Ids ids, InstantSource clock) {
    Asset style = Asset.read("console", "css", "text/css; charset=utf-8");
    Asset icon = Asset.read("ilk", "svg", "image/svg+xml");
    this.security = new SecurityHeaders(settings.isSecure());
    this.pages =
        new Pages(new Pages.Links(ofConsole(style), ofConsole(icon), "none", "none", "none"));
    this.problems = new Problems(pages);
    this.door = new Door(problems, security, ids, clock);
    this.document = ApiDocument.read(description, settings.publicUrl());
  }

  @Override
  public void routing(HttpRules rules) {
    byte[] content = script.content().getBytes(StandardCharsets.UTF_8);
    rules
        .get("/", door.to(this::show))
        .get(
            "/" + script.name(),
            (request, response) -> {
              security.addTo(response.headers());
              response.header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
              response.header(HeaderNames.CONTENT_TYPE, script.type());
              response.send(content);
            })
        .any(door.to(visit -> problems.missing()));
  }

  private Answer show(Visit visit) {
    String asked = visit.parameter("q");
    String query = asked.length() <= LONGEST_QUERY ? asked : asked.substring(0, LONGEST_QUERY);
    List<ApiPage.Group> groups = document.matching(query);
    ApiPage page =
        new ApiPage(
            groups, query, ApiDocument.count(groups), document.size(), PATH + "/" + script.name());
    Frame frame = new Frame("API", Frame.Section.NONE, Optional.empty());
    return Answer.page(200, pages.render(frame, page));
  }

  private static String ofConsole(Asset asset) {
    return ConsoleSettings.HOME + "/assets/" + asset.name();
  }
}
