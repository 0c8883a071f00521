package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.discover.connect.Profile;
import dev.ilk.discover.connect.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "profiles",
    description = "List the systems that can be read over HTTP, and the least rights for each.",
    footer = {"", "Example: ilk discover profiles --json"})
final class DiscoverProfiles implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();

  DiscoverProfiles() {}

  @Override
  public Integer call() {
    ObjectNode answer = Server.mapper().createObjectNode();
    ArrayNode list = answer.putArray("profiles");
    List<List<String>> rows = new ArrayList<>();
    for (Profile profile : Profiles.all()) {
      ObjectNode one = list.addObject();
      one.put("id", profile.id()).put("name", profile.name()).put("rights", profile.rights());
      profile.parameters().forEach(one.putArray("set")::add);
      rows.add(
          List.of(
              profile.id(),
              profile.name(),
              String.join(",", profile.parameters()),
              profile.rights()));
    }
    offline
        .output()
        .show(answer, out -> Output.table(out, List.of("ID", "SYSTEM", "--set", "RIGHTS"), rows));
    return 0;
  }
}
