package dev.ilk.web;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Notes which doors are opened, by method and path as OpenAPI writes them. */
final class RecordedRoutes {
  private static final Set<String> METHODS =
      Set.of("head", "get", "post", "put", "patch", "delete");

  final SortedSet<String> routes = new TreeSet<>();

  HttpRouting.Builder routing() {
    return proxy(HttpRouting.Builder.class, "");
  }

  private <T extends HttpRules> T proxy(Class<T> type, String below) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              note(method, arguments, below);
              return self;
            }));
  }

  private void note(Method method, Object[] arguments, String below) {
    String path = arguments[0] instanceof String text ? text : "";
    if (METHODS.contains(method.getName()) && !path.isEmpty()) {
      routes.add(method.getName().toUpperCase(Locale.ROOT) + " " + normal(below + path));
    } else if (method.getName().equals("register") && arguments[1] instanceof HttpService[] all) {
      Arrays.stream(all).forEach(service -> service.routing(proxy(HttpRules.class, path)));
    } else if (!method.getName().equals("any")) {
      throw new AssertionError("a way to open a door that is not noted: " + method);
    }
  }

  /** {@code /v1/identities/} is the same place, and {@code {+path}} takes slashes as well. */
  private static String normal(String path) {
    String plain = path.replace("{+", "{");
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
