package dev.ilk.demo;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person does with a browser: follow links and redirects, fill in forms. */
final class Browser implements AutoCloseable {
  private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
  private static final int MOST_REDIRECTS = 10;

  private final Web web = new Web();
  private String address = "";
  private Answer page = new Answer(0, "", "", Optional.empty(), "");

  Answer open(String url) throws IOException, InterruptedException {
    return follow(url, web.get(url));
  }

  /** Fills in the form whose action contains a text, leaving its hidden fields as they are. */
  Answer submit(String actionContains, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher forms = FORM.matcher(page.text());
    while (forms.find()) {
      String action = attributes(forms.group(1)).getOrDefault("action", address);
      if (action.contains(actionContains)) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(forms.group(2));
        while (inputs.find()) {
          Map<String, String> input = attributes(inputs.group(1));
          if ("hidden".equals(input.get("type")) && input.containsKey("name")) {
            all.put(input.get("name"), input.getOrDefault("value", ""));
          }
        }
        all.putAll(fields);
        String url = URI.create(address).resolve(action.replace("&amp;", "&")).toString();
        return follow(url, web.form(url, all, "Origin", origin(address)));
      }
    }
    throw new IOException("no form for `%s` on %s".formatted(actionContains, address));
  }

  /** Sends what no page asked for, as another site would make a browser do. */
  Answer post(String url, Map<String, String> fields) throws IOException, InterruptedException {
    return web.form(url, fields);
  }

  /** Where the last page is. */
  String address() {
    return address;
  }

  private Answer follow(String url, Answer answer) throws IOException, InterruptedException {
    String at = url;
    Answer current = answer;
    for (int i = 0; i < MOST_REDIRECTS && current.status() / 100 == 3; i++) {
      at = URI.create(at).resolve(current.location()).toString();
      if (at.startsWith("https:")) {
        // All that runs here is on this machine; elsewhere nobody listens.
        break;
      }
      current = web.get(at);
    }
    address = at;
    page = current;
    return current;
  }

  private static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new HashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(text);
    while (matcher.find()) {
      attributes.put(matcher.group(1), matcher.group(2).replace("&amp;", "&"));
    }
    return attributes;
  }

  @Override
  public void close() {
    web.close();
  }
}
