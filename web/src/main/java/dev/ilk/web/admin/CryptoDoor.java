package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ReadCryptography;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/crypto}: which keys, certificates and algorithms there are. */
final class CryptoDoor implements Handler {
  private final Doorway doorway;

  CryptoDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        "admin",
        new ReadCryptography(),
        assets -> Json.list("assets", assets, CryptoDoor::json));
  }

  private static ObjectNode json(ReadCryptography.Asset asset) {
    ObjectNode json =
        Json.object()
            .put("use", asset.use().word())
            .put("where", asset.where())
            .put("state", asset.state())
            .put("algorithm", asset.algorithm())
            .put("bits", asset.bits())
            .put("quantum", asset.outlook().word());
    asset.id().ifPresent(id -> json.put("id", id));
    asset.since().ifPresent(since -> json.put("since", since.toString()));
    asset.next().ifPresent(next -> json.put("next", next.toString()));
    asset.end().ifPresent(end -> json.put("end", end.toString()));
    return json;
  }
}
