package dev.ilk.console.http;

import io.helidon.http.SetCookie;
import java.util.ArrayList;
import java.util.List;

/** What the console answers a request with. */
public sealed interface Answer {

  /**
   * The cookies that go along.
   *
   * @return may be empty
   */
  List<SetCookie> cookies();

  /**
   * The same answer with one more cookie.
   *
   * @param cookie set or cleared
   * @return a copy
   */
  Answer with(SetCookie cookie);

  /**
   * A page.
   *
   * @param status the status of RFC 9110
   * @param html the whole document
   * @param cookies those that go along
   */
  record Page(int status, String html, List<SetCookie> cookies) implements Answer {
    public Page {
      cookies = List.copyOf(cookies);
    }

    @Override
    public Answer with(SetCookie cookie) {
      return new Page(status, html, plus(cookies, cookie));
    }
  }

  /**
   * Go there and read (303, RFC 9110, section 15.4.4).
   *
   * @param location a path of the console, or a provider's address
   * @param cookies those that go along
   */
  record Redirect(String location, List<SetCookie> cookies) implements Answer {
    public Redirect {
      cookies = List.copyOf(cookies);
    }

    @Override
    public Answer with(SetCookie cookie) {
      return new Redirect(location, plus(cookies, cookie));
    }
  }

  /**
   * Something for a program.
   *
   * @param status the status of RFC 9110
   * @param json what it is told
   * @param cookies those that go along
   */
  record Json(int status, String json, List<SetCookie> cookies) implements Answer {
    public Json {
      cookies = List.copyOf(cookies);
    }

    @Override
    public Answer with(SetCookie cookie) {
      return new Json(status, json, plus(cookies, cookie));
    }
  }

  /**
   * Something for a program, without cookies.
   *
   * @param status the status of RFC 9110
   * @param json what it is told
   * @return the answer
   */
  static Answer json(int status, String json) {
    return new Json(status, json, List.of());
  }

  /**
   * A page without cookies.
   *
   * @param status the status of RFC 9110
   * @param html the whole document
   * @return the answer
   */
  static Answer page(int status, String html) {
    return new Page(status, html, List.of());
  }

  /**
   * A redirect without cookies.
   *
   * @param location where to
   * @return the answer
   */
  static Answer redirect(String location) {
    return new Redirect(location, List.of());
  }

  private static List<SetCookie> plus(List<SetCookie> cookies, SetCookie cookie) {
    List<SetCookie> more = new ArrayList<>(cookies);
    more.add(cookie);
    return more;
  }
}
