package dev.ilk.web.http;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the path of a request names. What is no such name is answered here. */
public final class PathParts {
  private PathParts() {}

  /**
   * The environment under {@code {environment}}.
   *
   * @param request the request
   * @param response sent, if it is none
   * @return one that may be made up; empty if it has no environment's name
   */
  public static Optional<Environment> environment(ServerRequest request, ServerResponse response) {
    String name = request.path().pathParameters().get("environment");
    if (Names.ENVIRONMENT.matcher(name).matches()) {
      return Optional.of(new Environment(name));
    }
    Problem problem =
        Problem.of(Problem.Kind.NOT_FOUND, "environment_unknown", "no such environment");
    Problems.send(response, List.of(problem));
    return Optional.empty();
  }

  /**
   * The id under {@code {id}}.
   *
   * @param request the request
   * @param response sent, if it is none
   * @param prefix what such ids begin with
   * @param make makes one of its text
   * @param otherwise what is told if it is none
   * @param <I> the kind of id
   * @return the id of something that may not be there; empty if it has no such id's form
   */
  public static <I extends Id> Optional<I> id(
      ServerRequest request,
      ServerResponse response,
      String prefix,
      Function<String, I> make,
      Problem otherwise) {
    Optional<I> id = Ids.parse(prefix, make, request.path().pathParameters().get("id"));
    if (id.isEmpty()) {
      Problems.send(response, List.of(otherwise));
    }
    return id;
  }
}
