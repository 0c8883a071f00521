package dev.ilk.outside.provider;

import java.util.List;
import java.util.stream.Collectors;

/** What people see of the provider. */
final class Page {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Acme sign-in</title>
      <style>
        :root { color-scheme: light dark }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 12vh auto; padding: 0 1rem }
        button { font: inherit; display: block; width: 100%%; margin: .5rem 0; padding: .6rem }
      </style>
      <h1>Acme sign-in</h1>
      %s
      </html>
      """;

  private Page() {}

  static String form(List<String> names) {
    String buttons =
        names.stream()
            .map("<button name=\"user\" value=\"%1$s\">%1$s</button>"::formatted)
            .collect(Collectors.joining("\n"));
    return FRAME.formatted(
        "<p>A sample provider: choose who you are.</p>\n<form method=\"post\">\n"
            + buttons
            + "\n</form>");
  }

  static String error(String message) {
    return FRAME.formatted("<p>" + message + "</p>");
  }
}
