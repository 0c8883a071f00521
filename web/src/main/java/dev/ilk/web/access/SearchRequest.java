package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Kind;
import dev.ilk.gate.SearchAccess;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.Locale;
import java.util.Optional;

/**
 * A search (AuthZEN Authorization API 1.0, section 8), read as an evaluation whose missing part is
 * filled in; what is said in its place is ignored.
 *
 * @param part what is sought
 * @param type the type of what is sought, as it was written; empty for actions
 * @param inquiry the rest of the question
 * @param cursor where to go on, and how far
 */
record SearchRequest(Part part, String type, Inquiry inquiry, PageCursor cursor) {

  /** What is sought. */
  enum Part {
    SUBJECT,
    RESOURCE,
    ACTION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Result<SearchRequest> read(Part part, ObjectNode body) {
    ObjectNode filled = body.deepCopy();
    switch (part) {
      case SUBJECT, RESOURCE -> {
        if (filled.get(part.word()) instanceof ObjectNode entity) {
          entity.put("id", "");
        }
      }
      case ACTION -> filled.putObject("action").put("name", "");
    }
    return Inquiry.read(filled)
        .then(inquiry ->
            PageCursor.read(filled)
                .then(cursor ->
                    known(
                        new SearchRequest(
                            part,
                            filled.path(part.word()).path("type").asText(),
                            inquiry,
                            cursor))));
  }

  private static Result<SearchRequest> known(SearchRequest request) {
    return request.part == Part.SUBJECT && request.kind().isEmpty()
        ? Result.failed(
            Problem.of(Problem.Kind.INVALID, "member_invalid", "expected human, workload or agent")
                .at("subject.type"))
        : Result.ok(request);
  }

  private Optional<Kind> kind() {
    return Kind.of(type.toLowerCase(Locale.ROOT));
  }

  SearchAccess command() {
    SearchAccess.Asker by = new SearchAccess.Asker(inquiry.subject(), inquiry.delegation());
    SearchAccess.Sought sought =
        switch (part) {
          case SUBJECT ->
              new SearchAccess.Subjects(kind().orElseThrow(), inquiry.verb(), inquiry.resource());
          case RESOURCE -> new SearchAccess.Resources(by, inquiry.verb(), inquiry.resource());
          case ACTION -> new SearchAccess.Actions(by, inquiry.resource());
        };
    return new SearchAccess(sought, inquiry.context(), cursor.after(), Math.max(1, cursor.limit()));
  }

  /** Whether nothing but the way on is wanted: a limit of 0 is one (section 8.2.1). */
  boolean wantsNone() {
    return cursor.limit() == 0;
  }

  /** Leads to the next page; empty if there is none. */
  String token(SearchAccess.Page found) {
    if (wantsNone()) {
      return found.names().isEmpty() && found.next().isEmpty() ? "" : cursor.on(cursor.after());
    }
    return found.next().isEmpty() ? "" : cursor.on(found.next());
  }
}
