package dev.ilk.cedar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicySetTest {
  private static final EntityUid ALICE = EntityUid.of("User", "alice");
  private static final EntityUid STAFF = EntityUid.of("Group", "staff");
  private static final EntityUid VIEW = EntityUid.of("Action", "view");
  private static final EntityUid PHOTO = EntityUid.of("Photo", "p");
  private static final Entities ENTITIES =
      Entities.of(
              List.of(
                  new Entity(ALICE, RecordValue.builder().put("level", 3).build(), List.of(STAFF))))
          .orThrow();

  private static Response ask(PolicySet set) {
    return set.authorize(new Request(ALICE, VIEW, PHOTO, RecordValue.EMPTY), ENTITIES);
  }

  private static PolicySet parse(String text) {
    return PolicySet.parse(text).orThrow();
  }

  @Test
  void nothing_is_allowed_without_a_permit() {
    assertEquals(Decision.DENY, ask(PolicySet.EMPTY).decision());
    Response response = ask(parse("permit(principal == User::\"bob\", action, resource);"));
    assertEquals(Decision.DENY, response.decision());
    assertEquals(List.of(), response.determining());
  }

  @Test
  void forbid_wins_over_permit() {
    Response response =
        ask(
            parse(
                """
                permit(principal, action, resource);
                forbid(principal in Group::"staff", action == Action::"view", resource is Photo);
                """));
    assertEquals(Decision.DENY, response.decision());
    assertEquals(List.of("policy1"), response.reasons());
  }

  @Test
  void an_erring_policy_is_skipped_and_told_with_its_place() {
    Response response =
        ask(
            parse(
                """
                permit(principal, action, resource);
                forbid(principal, action, resource)
                when { principal.absent };
                """));
    assertEquals(Decision.ALLOW, response.decision());
    assertEquals(List.of("policy0"), response.reasons());
    assertEquals(
        "`policy1`: 3:8: `User::\"alice\"` does not have the attribute `absent`",
        response.errors().getFirst().toString());
  }

  @Test
  void all_determining_policies_are_told_in_the_order_of_the_set() {
    Response response =
        ask(
            parse(
                """
                permit(principal, action == Action::"view", resource);
                permit(principal == User::"alice", action, resource);
                permit(principal, action, resource) when { principal.level > 2 };
                permit(principal, action, resource) unless { principal.level > 2 };
                """));
    assertEquals(List.of("policy0", "policy1", "policy2"), response.reasons());
  }

  @Test
  void ids_come_from_the_annotation_when_asked() {
    PolicySet set =
        PolicySet.parse(
                SourceText.of(
                    """
                    @id("first") @lifetime("5m") permit(principal, action, resource);
                    permit(principal, action, resource);
                    """),
                PolicySet.Ids.BY_ANNOTATION)
            .orThrow();
    assertEquals(List.of("first", "policy1"), ask(set).reasons());
    assertEquals(Optional.of("5m"), set.policy("first").orElseThrow().annotation("lifetime"));
  }

  @Test
  void an_id_used_twice_is_refused_at_its_second_place() {
    String text =
        """
        @id("a") permit(principal, action, resource);
        @id("a") forbid(principal, action, resource);
        """;
    List<Diagnostic> wrong =
        PolicySet.parse(SourceText.of("x.cedar", text), PolicySet.Ids.BY_ANNOTATION).diagnostics();
    assertEquals("x.cedar:2:1: duplicate policy id `a`", wrong.getFirst().toString());
  }

  @Test
  void a_link_fills_the_slots_of_its_template() {
    PolicySet set = parse("permit(principal == ?principal, action, resource in ?resource);");
    assertEquals(0, set.size());
    Link link = new Link("linked", "policy0", Optional.of(ALICE), Optional.of(PHOTO));
    assertEquals(List.of("linked"), ask(set.link(List.of(link)).orThrow()).reasons());
  }

  @Test
  void a_link_that_does_not_fit_is_refused() {
    PolicySet set = parse("permit(principal == ?principal, action, resource);");
    Link wrong = new Link("l", "policy0", Optional.empty(), Optional.of(PHOTO));
    assertTrue(set.link(List.of(wrong)).diagnostics().getFirst().message().contains("?principal"));
    Link unknown = new Link("l", "other", Optional.of(ALICE), Optional.empty());
    assertEquals(1, set.link(List.of(unknown)).diagnostics().size());
  }

  @Test
  void every_wrong_policy_of_a_text_is_told() {
    String text =
        """
        permit(principal, action, resource) when { };
        permit(principal, action, resource);
        allow(principal, action, resource);
        """;
    assertEquals(
        List.of(
            "1:37: the `when` condition is empty (write an expression in it)",
            "3:1: `allow` is not a policy effect (a policy begins with `permit` or `forbid`)"),
        PolicySet.parse(text).diagnostics().stream().map(Diagnostic::toString).toList());
  }
}
