package dev.ilk.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures lists among many people: started by hand, never as a test. */
final class ScimScale {
  private ScimScale() {}

  public static void main(String[] arguments) throws Exception {
    int people = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("ilk-scim-");
    try (Company company = Company.start(folder, settings -> settings)) {
      company.declare();
      try (HrDirectory hr = HrDirectory.of(company, "hr")) {
        String[] token = {hr.token()};
        fill(hr, token, people);
        token[0] = hr.token();
        measure("first page of 100", () -> hr.send(token[0], "GET", "/Users?count=100", ""));
        measure(
            "by userName",
            () ->
                hr.send(token[0], "GET", filter("userName eq \"u%d\"".formatted(people / 2)), ""));
        measure(
            "contains",
            () ->
                hr.send(
                    token[0], "GET", filter("displayName co \"p%d\"".formatted(people / 3)), ""));
        measure(
            "address in brackets",
            () -> hr.send(token[0], "GET", filter("emails[value eq \"u9@acme.example\"]"), ""));
        measure(
            "startIndex at the end",
            () -> hr.send(token[0], "GET", "/Users?count=100&startIndex=" + (people - 100), ""));
        String[] cursor = {""};
        measure(
            "next page by cursor",
            () -> {
              Answer page = hr.send(token[0], "GET", "/Users?count=100&cursor=" + cursor[0], "");
              cursor[0] = page.json().path("nextCursor").asText();
              return page;
            });
      }
    }
  }

  private static String filter(String filter) {
    return "/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  private static void fill(HrDirectory hr, String[] token, int people) throws Exception {
    long begin = System.nanoTime();
    for (int from = 0; from < people; from += 1000) {
      String operations =
          IntStream.range(from, from + 1000)
              .mapToObj(i ->
                  ("{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b%1$d\",\"data\":{"
                          + "\"userName\":\"u%1$d\",\"displayName\":\"p%1$d\",\"emails\":[{"
                          + "\"value\":\"u%1$d@acme.example\",\"type\":\"work\"}]}}")
                      .formatted(i))
              .collect(Collectors.joining(","));
      if (from % 20000 == 0) {
        token[0] = hr.token();
        System.out.printf("%d after %d s%n", from, (System.nanoTime() - begin) / 1_000_000_000);
      }
      Answer answer = hr.send(token[0], "POST", "/Bulk", "{\"Operations\":[" + operations + "]}");
      if (answer.status() != 200 || answer.text().contains("\"status\":\"4")) {
        throw new IllegalStateException(answer.text().substring(0, 500));
      }
    }
  }

  private static void measure(String what, Callable<Answer> ask) throws Exception {
    long[] micros = new long[200];
    for (int i = 0; i < micros.length; i++) {
      long begin = System.nanoTime();
      Answer answer = ask.call();
      micros[i] = (System.nanoTime() - begin) / 1000;
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.text());
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        "%-24s p50 %.1f ms, p99 %.1f ms%n", what, micros[100] / 1000.0, micros[197] / 1000.0);
  }
}
