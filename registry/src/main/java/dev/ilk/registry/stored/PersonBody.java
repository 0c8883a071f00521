package dev.ilk.registry.stored;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.people.Email;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.kernel.Id;
import java.util.ArrayList;
import java.util.List;

/**
 * What a directory said of a person, as an adapter writes it: a text that tells everything and that
 * the adapter need not understand.
 */
public final class PersonBody {
  private static final int VERSION = 1;

  private PersonBody() {}

  /**
   * Writes facts.
   *
   * @param facts which
   * @return JSON
   */
  public static String write(PersonFacts facts) {
    ObjectNode body =
        Body.write(VERSION).put("user_name", facts.userName()).put("active", facts.active());
    Body.put(body, "external_id", facts.externalId());
    Body.put(body, "manager", facts.manager().map(Id.Identity::value));
    body.put("given_name", facts.givenName())
        .put("family_name", facts.familyName())
        .put("display_name", facts.displayName())
        .put("title", facts.title())
        .put("department", facts.department());
    ArrayNode emails = body.putArray("emails");
    for (Email email : facts.emails()) {
      emails
          .addObject()
          .put("value", email.value())
          .put("type", email.type())
          .put("primary", email.primary());
    }
    return body.toString();
  }

  /**
   * Reads facts back.
   *
   * @param text as it was written
   * @return the facts
   * @throws IllegalStateException if the text was not written by this version of Ilk
   */
  public static PersonFacts read(String text) {
    return Body.read(
        text,
        VERSION,
        body -> {
          List<Email> emails = new ArrayList<>();
          body.objects(
              "emails",
              email ->
                  emails.add(
                      new Email(email.text("value"), email.text("type"), email.flag("primary"))));
          return new PersonFacts(
              body.text("user_name"),
              body.maybe("external_id"),
              body.flag("active"),
              body.text("given_name"),
              body.text("family_name"),
              body.text("display_name"),
              body.text("title"),
              body.text("department"),
              emails,
              body.maybe("manager").map(Id.Identity::new));
        });
  }
}
