package dev.ilk.decide;

import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Puts questions into the words of policies. */
final class Phrasing {
  private Phrasing() {}

  static Posed of(Question question) {
    Entity principal = Words.entity(question.actor());
    Request request = request(question, principal.uid());
    return new Posed(request, entities(question, principal, request.resource()));
  }

  private static Request request(Question question, EntityUid principal) {
    Map<String, Value> context = Words.values(question.context());
    // These two only Ilk says, whatever the circumstances were said to be.
    context.remove("delegation");
    context.remove("local");
    question.delegation().ifPresent(lent -> context.put("delegation", Words.delegation(lent)));
    return new Request(
        principal,
        EntityUid.of("Action", question.action()),
        EntityUid.of(question.target().type(), question.target().id()),
        RecordValue.of(context));
  }

  private static Entities entities(Question question, Entity principal, EntityUid resource) {
    // What Ilk knows of the principal and the action stands, whatever is said of them as a
    // resource.
    SequencedMap<EntityUid, Entity> known = new LinkedHashMap<>();
    known.put(principal.uid(), principal);
    if (!question.groups().isEmpty()) {
      Entity action = Words.action(question.action(), question.groups());
      known.put(action.uid(), action);
    }
    known.putIfAbsent(resource, Words.entity(resource, question.target()));
    return Entities.of(known.values()).orThrow();
  }
}
