package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.temporal.EventField;
import dev.ilk.cedar.temporal.EventKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened: an action was asked for, was carried out, or came to nothing.
 *
 * @param action the action
 * @param kind which of the three
 * @param principal who asked
 * @param resource what it was about
 * @param requestId what ties a response or an error to its request; chosen by the decision point
 * @param input what the action was asked with
 * @param output what came of it; empty for a request
 */
public record Event(
    EntityUid action,
    EventKind kind,
    EntityUid principal,
    EntityUid resource,
    String requestId,
    RecordValue input,
    RecordValue output) {

  /**
   * The event that a request is. Its input is the record {@code input} of the request's context.
   *
   * @param request the request
   * @param requestId the name of the request
   * @return the event
   */
  public static Event of(Request request, String requestId) {
    RecordValue input =
        request.context().get("input") instanceof RecordValue given ? given : RecordValue.EMPTY;
    return new Event(
        request.action(),
        EventKind.REQUEST,
        request.principal(),
        request.resource(),
        requestId,
        input,
        RecordValue.EMPTY);
  }

  /**
   * The event that this request was carried out.
   *
   * @param result what came of it
   * @return the event
   */
  public Event answered(RecordValue result) {
    return new Event(action, EventKind.RESPONSE, principal, resource, requestId, input, result);
  }

  /**
   * The event that this request was denied or failed.
   *
   * @return the event
   */
  public Event failed() {
    return new Event(
        action, EventKind.ERROR, principal, resource, requestId, input, RecordValue.EMPTY);
  }

  @Nullable Value get(EventField field) {
    return switch (field.part()) {
      case PRINCIPAL -> principal;
      case RESOURCE -> resource;
      case REQUEST_ID -> Value.of(requestId);
      case INPUT -> follow(input, field.path());
      case OUTPUT -> follow(output, field.path());
    };
  }

  static @Nullable Value follow(RecordValue record, List<String> path) {
    Value found = record;
    for (String name : path) {
      found = found instanceof RecordValue inner ? inner.get(name) : null;
      if (found == null) {
        return null;
      }
    }
    return found;
  }
}
