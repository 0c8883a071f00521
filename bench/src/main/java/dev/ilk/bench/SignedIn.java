package dev.ilk.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A person of the sample company, signed in to the console; asks for one page after the other. */
final class SignedIn implements AutoCloseable {
  private static final String COOKIE = "ilk_session=";

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final URI ilk;
  private String cookies = "";

  private SignedIn(URI ilk) {
    this.ilk = ilk;
  }

  static SignedIn as(String person, URI ilk) throws IOException, InterruptedException {
    SignedIn browser = new SignedIn(ilk);
    HttpResponse<String> begun = browser.get("/console/login/start/corp");
    browser.keep(begun);
    HttpRequest chosen =
        HttpRequest.newBuilder(next(begun))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("user=" + person))
            .build();
    URI back = next(browser.client.send(chosen, HttpResponse.BodyHandlers.ofString()));
    HttpResponse<String> signedIn = browser.get(back.getRawPath() + "?" + back.getRawQuery());
    browser.keep(signedIn);
    if (!browser.cookies.contains(COOKIE)) {
      throw new IOException("signing in did not work: " + signedIn.statusCode());
    }
    return browser;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(ilk.resolve(path));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void keep(HttpResponse<?> answer) {
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      cookies = cookies.isEmpty() ? pair : cookies + "; " + pair;
    }
  }

  private static URI next(HttpResponse<?> answer) throws IOException {
    String location =
        answer
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new IOException("not sent on: " + answer.statusCode()));
    return answer.uri().resolve(location);
  }

  @Override
  public void close() {
    client.close();
  }
}
