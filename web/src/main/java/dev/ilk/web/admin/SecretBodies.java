package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.RankSecrets;
import dev.ilk.gate.migration.BurnCount;
import dev.ilk.gate.migration.SecretAdvice;
import dev.ilk.gate.migration.SecretCount;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.Way;
import dev.ilk.web.http.Json;
import java.util.List;

/** Static secrets as JSON. */
final class SecretBodies {
  private SecretBodies() {}

  static ObjectNode progress(RankSecrets.Progress progress) {
    ObjectNode answer = Json.object();
    answer.put("accounts", progress.accounts()).put("secrets", progress.secrets());
    progress.next().ifPresent(next -> answer.put("next", next.value()));
    return answer;
  }

  static ObjectNode page(SecretPage page) {
    ObjectNode answer = Json.object();
    ArrayNode secrets = answer.putArray("secrets");
    page.secrets().forEach(one -> secrets.add(secret(one)));
    page.next().ifPresent(mark -> answer.put("next", SecretParameters.text(mark)));
    return answer;
  }

  static ObjectNode secret(StaticSecret one) {
    ObjectNode row = Json.object();
    StaticSecret.Place place = one.place();
    row.put("id", one.id().value()).put("source", place.source());
    row.put("connector", place.connector()).put("name", place.name());
    place.account().ifPresent(account -> row.put("account", account.value()));
    row.put("kind", place.kind()).put("nativeId", place.nativeId()).put("shape", one.shape());
    row.put("subject", one.keeper().subject()).put("team", one.keeper().team());
    row.put("environment", one.keeper().environment());
    ObjectNode score = row.putObject("score");
    score.put("total", one.score().total());
    score.put("breadth", one.score().breadth()).put("lifetime", one.score().lifetime());
    score.put("exposure", one.score().exposure()).put("use", one.score().use());
    ArrayNode because = score.putArray("because");
    one.score().because().forEach(because::add);
    one.times().created().ifPresent(when -> row.put("created", when.toString()));
    one.times().lastUsed().ifPresent(when -> row.put("lastUsed", when.toString()));
    one.times().expires().ifPresent(when -> row.put("expires", when.toString()));
    row.put("firstSeen", one.times().firstSeen().toString());
    row.put("lastSeen", one.times().lastSeen().toString());
    row.put("sight", one.sight().word()).put("state", one.state().word());
    row.put("since", one.since().toString());
    StaticSecret.Replacement replacement = one.replacement();
    replacement.tranche().ifPresent(tranche -> row.put("tranche", tranche.value()));
    row.put("successor", replacement.successor()).put("reason", replacement.word());
    replacement.used().ifPresent(when -> row.put("successorUsed", when.toString()));
    replacement
        .exemption()
        .ifPresent(exemption ->
            row.putObject("exception")
                .put("reason", exemption.reason())
                .put("owner", exemption.owner())
                .put("isolation", exemption.isolation())
                .put("retire", exemption.retire().toString()));
    return row;
  }

  static ObjectNode advice(SecretAdvice advice) {
    ObjectNode answer = secret(advice.secret());
    Way way = advice.way();
    ObjectNode told = answer.putObject("way");
    told.put("means", way.means().word()).put("replacement", way.replacement());
    ArrayNode platforms = told.putArray("platforms");
    way.platforms().forEach(platforms::add);
    ArrayNode steps = told.putArray("steps");
    way.steps().forEach(steps::add);
    return answer;
  }

  static ObjectNode burndown(List<BurnCount> counts) {
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("counts");
    for (BurnCount one : counts) {
      rows.addObject()
          .put("day", one.day().toString())
          .put("state", one.state().word())
          .put("gone", one.gone())
          .put("team", one.team())
          .put("count", one.count());
    }
    return answer;
  }

  static ObjectNode counts(List<SecretCount> counts) {
    ObjectNode answer = Json.object();
    answer.put(
        "left", counts.stream().filter(SecretCount::isLeft).mapToLong(SecretCount::count).sum());
    ArrayNode rows = answer.putArray("counts");
    for (SecretCount one : counts) {
      rows.addObject()
          .put("state", one.state().word())
          .put("gone", one.gone())
          .put("shape", one.shape())
          .put("team", one.team())
          .put("environment", one.environment())
          .put("count", one.count());
    }
    return answer;
  }
}
