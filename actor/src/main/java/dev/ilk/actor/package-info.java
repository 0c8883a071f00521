/**
 * Who acts. {@link dev.ilk.actor.Actor} is sealed over three kinds, each a record with only its own
 * fields: there is no department on software and no image digest on a person (R1).
 *
 * <p>Switches over kinds have no {@code default}, so that a new kind is a list of compile errors,
 * which is the to-do list. How identities come to be and end is the business of {@code registry};
 * how they prove themselves, of {@code prove}.
 */
package dev.ilk.actor;
