package dev.ilk.prove.human;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.prove.proof.human.HumanProof;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalOperatorTest {
  private final InMemoryHumans humans = new InMemoryHumans();
  private final LocalOperator local = new LocalOperator(humans);

  @Test
  void whoever_opens_the_socket_is_the_operator() {
    Human operator = operator(Human.Subtype.BREAK_GLASS, Status.ACTIVE, Set.of(Role.OPERATOR));
    humans.put(operator);
    HumanProof proof = Attempts.proof(local.attempt(People.NOW));
    assertEquals(operator, proof.actor());
    assertEquals("local-socket", proof.method());
    assertEquals("local", proof.issuer());
    assertTrue(proof.expires().isAfter(People.NOW));
  }

  @Test
  void without_the_identity_nobody_is_proven() {
    assertEquals("operator_missing", Attempts.code(local.attempt(People.NOW)));
  }

  @Test
  void an_employee_called_operator_is_not_it() {
    humans.put(operator(Human.Subtype.EMPLOYEE, Status.ACTIVE, Set.of(Role.OPERATOR)));
    assertEquals("operator_missing", Attempts.code(local.attempt(People.NOW)));
  }

  @Test
  void the_identity_without_the_role_is_not_it() {
    humans.put(operator(Human.Subtype.BREAK_GLASS, Status.ACTIVE, Set.of(Role.AUDITOR)));
    assertEquals("operator_missing", Attempts.code(local.attempt(People.NOW)));
  }

  @Test
  void a_revoked_operator_is_refused() {
    humans.put(operator(Human.Subtype.BREAK_GLASS, Status.REVOKED, Set.of(Role.OPERATOR)));
    assertEquals("human_revoked", Attempts.code(local.attempt(People.NOW)));
  }

  private static Human operator(Human.Subtype subtype, Status status, Set<Role> roles) {
    return People.human("operator", subtype, status, Optional.empty(), roles);
  }
}
