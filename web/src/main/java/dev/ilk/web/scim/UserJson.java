package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.people.Email;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People as resources (RFC 7643, sections 4.1 and 4.3). */
final class UserJson {
  private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final int MOST_EMAILS = 100;

  private final ObjectNode body;
  private final List<Problem> problems = new ArrayList<>();

  private UserJson(ObjectNode body) {
    this.body = body;
  }

  /**
   * Reads what a directory says. Attributes that Ilk has no use for are passed over, and so are
   * those that only Ilk sets.
   */
  static Result<PersonFacts> read(ObjectNode body) {
    UserJson reader = new UserJson(body);
    PersonFacts facts = reader.facts();
    return reader.problems.isEmpty() ? Result.ok(facts) : new Result.Failed<>(reader.problems);
  }

  private PersonFacts facts() {
    JsonNode work = body.path(Paths.ENTERPRISE);
    Optional<String> externalId = Optional.of(text(body, "externalId")).filter(id -> !id.isEmpty());
    return new PersonFacts(
        text(body, "userName"),
        externalId,
        active(),
        text(body.path("name"), "givenName"),
        text(body.path("name"), "familyName"),
        text(body, "displayName"),
        text(body, "title"),
        text(work, "department"),
        emails(),
        manager(work.path("manager")));
  }

  private String text(JsonNode in, String name) {
    JsonNode value = in.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
      wrong(name, "expected a text");
    }
    return value.isTextual() ? value.asText() : "";
  }

  /** RFC 7643, section 4.1.1: what it means is the provider's; without it one is active. */
  private boolean active() {
    JsonNode value = body.path("active");
    if (value.isMissingNode() || value.isNull()) {
      return true;
    }
    Optional<Boolean> flag = Quirks.flag(value);
    if (flag.isEmpty()) {
      wrong("active", "expected true or false");
    }
    // Closed: whoever cannot be told to be active is not.
    return flag.orElse(false);
  }

  private List<Email> emails() {
    JsonNode all = body.path("emails");
    if (!all.isMissingNode() && !all.isNull() && (!all.isArray() || all.size() > MOST_EMAILS)) {
      wrong("emails", "expected a list of addresses");
      return List.of();
    }
    List<Email> emails = new ArrayList<>();
    for (JsonNode one : all) {
      boolean primary = Quirks.flag(one.path("primary")).orElse(false);
      emails.add(new Email(text(one, "value"), text(one, "type"), primary));
    }
    return emails;
  }

  private Optional<Id.Identity> manager(JsonNode value) {
    Optional<String> text = Quirks.reference(value);
    Optional<Id.Identity> id =
        text.flatMap(one -> Ids.parse(Id.Identity.PREFIX, Id.Identity::new, one));
    if (text.isPresent() && id.isEmpty()) {
      wrong("manager", "expected the `id` of a person");
    }
    return id;
  }

  private void wrong(String where, String message) {
    problems.add(Problem.of(Problem.Kind.INVALID, "value_invalid", message).at(where));
  }

  static ObjectNode write(Person person, String base) {
    PersonFacts facts = person.facts();
    String id = person.human().id().value();
    ObjectNode user = Json.object();
    ArrayNode schemas = user.putArray("schemas").add(SCHEMA);
    user.put("id", id);
    facts.externalId().ifPresent(external -> user.put("externalId", external));
    user.put("userName", facts.userName());
    if (!facts.givenName().isEmpty() || !facts.familyName().isEmpty()) {
      ObjectNode name = user.putObject("name");
      put(name, "givenName", facts.givenName());
      put(name, "familyName", facts.familyName());
    }
    put(user, "displayName", facts.displayName());
    put(user, "title", facts.title());
    user.put("active", facts.active());
    emails(user, facts.emails());
    groups(user, person.groups(), base);
    if (!facts.department().isEmpty() || facts.manager().isPresent()) {
      schemas.add(Paths.ENTERPRISE);
      ObjectNode work = user.putObject(Paths.ENTERPRISE);
      put(work, "department", facts.department());
      facts
          .manager()
          .ifPresent(manager ->
              work.putObject("manager")
                  .put("value", manager.value())
                  .put("$ref", base + "/Users/" + manager.value()));
    }
    user.putObject("meta")
        .put("resourceType", "User")
        .put("created", person.human().created().toString())
        .put("lastModified", person.modified().toString())
        .put("location", base + "/Users/" + id)
        .put("version", Call.tag(person.revision()));
    return user;
  }

  private static void emails(ObjectNode user, List<Email> emails) {
    if (emails.isEmpty()) {
      return;
    }
    ArrayNode all = user.putArray("emails");
    for (Email email : emails) {
      ObjectNode one = all.addObject().put("value", email.value());
      put(one, "type", email.type());
      one.put("primary", email.primary());
    }
  }

  private static void groups(ObjectNode user, List<Person.GroupName> groups, String base) {
    if (groups.isEmpty()) {
      return;
    }
    ArrayNode all = user.putArray("groups");
    for (Person.GroupName group : groups) {
      all.addObject()
          .put("value", group.id().value())
          .put("$ref", base + "/Groups/" + group.id().value())
          .put("display", group.name())
          .put("type", "direct");
    }
  }

  private static void put(ObjectNode into, String name, String value) {
    if (!value.isEmpty()) {
      into.put(name, value);
    }
  }
}
