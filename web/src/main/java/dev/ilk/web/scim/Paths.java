package dev.ilk.web.scim;

import com.unboundid.scim2.common.Path;
import dev.ilk.gate.people.Attribute;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Names of attributes (RFC 7644, section 3.10), which are read without regard to case. */
final class Paths {
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  /** What the core schemas' names begin with, in lower case. */
  static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

  static final String CORE_NAMES = CORE + "(user|group):?";

  static final Map<String, Attribute> OF_PEOPLE =
      Map.ofEntries(
          Map.entry("id", Attribute.ID),
          Map.entry("externalid", Attribute.EXTERNAL_ID),
          Map.entry("username", Attribute.USER_NAME),
          Map.entry("displayname", Attribute.DISPLAY_NAME),
          Map.entry("name.givenname", Attribute.GIVEN_NAME),
          Map.entry("name.familyname", Attribute.FAMILY_NAME),
          Map.entry("title", Attribute.TITLE),
          Map.entry("active", Attribute.ACTIVE),
          Map.entry("emails", Attribute.EMAIL),
          Map.entry("emails.value", Attribute.EMAIL),
          Map.entry("emails.type", Attribute.EMAIL_TYPE),
          Map.entry("emails.primary", Attribute.EMAIL_PRIMARY),
          Map.entry("groups", Attribute.GROUP),
          Map.entry("groups.value", Attribute.GROUP),
          Map.entry("department", Attribute.DEPARTMENT),
          Map.entry("manager", Attribute.MANAGER),
          Map.entry("manager.value", Attribute.MANAGER),
          Map.entry("meta.created", Attribute.CREATED),
          Map.entry("meta.lastmodified", Attribute.MODIFIED));

  static final Map<String, Attribute> OF_GROUPS =
      Map.of(
          "id", Attribute.ID,
          "externalid", Attribute.EXTERNAL_ID,
          "displayname", Attribute.DISPLAY_NAME,
          "members", Attribute.MEMBER,
          "members.value", Attribute.MEMBER,
          "meta.created", Attribute.CREATED,
          "meta.lastmodified", Attribute.MODIFIED);

  private Paths() {}

  /** A path without its schema and its filters, in lower case: {@code name.givenname}. */
  static String name(Path path) {
    StringJoiner name = new StringJoiner(".");
    for (Path.Element element : path) {
      String lower = element.getAttribute().toLowerCase(Locale.ROOT);
      if (!lower.startsWith("urn:")) {
        name.add(lower);
      }
    }
    return name.toString();
  }

  static Optional<Attribute> attribute(Map<String, Attribute> known, Path path) {
    return Optional.ofNullable(known.get(name(path)));
  }
}
