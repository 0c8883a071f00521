package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "logout",
    description = "End what `ilk login` began, on the server and on this machine.",
    footer = {"", "Example: ilk logout"})
final class Logout implements Callable<Integer> {
  @CommandLine.Mixin Offline common = new Offline();

  Logout() {}

  @Override
  public Integer call() throws IOException {
    Optional<StoredLogin> login = StoredLogin.read();
    if (login.isPresent()) {
      try {
        StoredLogin current = login.get().fresh();
        Server.at(current.server(), current.accessToken()).delete("/v1/grants/" + current.grant());
      } catch (RefusedException e) {
        // It was over already; the file goes all the same.
        common.say("the server had ended it already");
      } finally {
        StoredLogin.forget();
      }
    }
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("signed_out", login.isPresent());
    common
        .output()
        .show(
            answer, out -> out.println(login.isPresent() ? "signed out" : "nobody was signed in"));
    return 0;
  }
}
