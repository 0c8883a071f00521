package dev.ilk.web.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** Takes news in, of whoever proves itself in one of two ways. */
final class TellingDoor implements Handler {
  /** An object of Kubernetes is at most 1.5 MB (etcd's limit), and a review holds two. */
  private static final int MOST_BYTES = 4 << 20;

  private final Doorway doorway;
  private final Proving proving;

  /** How callers prove themselves: by what the request shows and, if it is signed, by its body. */
  interface Proving {
    Callers of(ServerRequest request, Environment environment, byte[] body);
  }

  TellingDoor(Doorway doorway, Proving proving) {
    this.doorway = doorway;
    this.proving = proving;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<Environment> environment = PathParts.environment(request, response);
    if (environment.isPresent()) {
      tell(request, response, environment.get());
    }
  }

  private void tell(ServerRequest request, ServerResponse response, Environment environment) {
    switch (RequestBody.bytes(request, MOST_BYTES)) {
      case Result.Failed<byte[]>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<byte[]>(byte[] bytes) -> {
        switch (Json.read(bytes).then(TellingDoor::read)) {
          case Result.Failed<Told>(List<Problem> problems) -> Problems.send(response, problems);
          case Result.Ok<Told>(Told told) ->
              doorway.pass(
                  proving.of(request, environment, bytes),
                  request,
                  response,
                  "deployments",
                  told.in(environment),
                  told.answer());
        }
      }
    }
  }

  private static Result<Told> read(ObjectNode body) {
    return KubernetesNews.is(body) ? KubernetesNews.read(body) : PlainNews.read(body);
  }
}
