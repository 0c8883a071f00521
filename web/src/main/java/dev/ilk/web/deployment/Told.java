package dev.ilk.web.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.actor.Environment;
import dev.ilk.gate.ReportDeployment;
import dev.ilk.gate.ReportDeployment.Reported;
import dev.ilk.kernel.Id;
import dev.ilk.web.http.Json;
import java.util.function.Function;

/**
 * News as it was read from a request, and how its teller wants to be answered.
 *
 * @param workload the name of the workload that it is of
 * @param news what happened
 * @param answer the answer once it is recorded
 */
record Told(String workload, ReportDeployment.News news, Function<Reported, JsonNode> answer) {

  static Told plainly(String workload, ReportDeployment.News news) {
    return new Told(workload, news, Told::json);
  }

  ReportDeployment in(Environment environment) {
    return new ReportDeployment(environment, workload, news);
  }

  private static JsonNode json(Reported reported) {
    var answer = Json.object();
    reported.deployment().ifPresent(one -> answer.put("deployment", one.id().value()));
    var ended = answer.putArray("ended");
    reported.ended().stream().map(Id::value).forEach(ended::add);
    reported.end().ifPresent(end -> answer.put("end", end.toString()));
    return answer;
  }
}
