/**
 * The tables of identities, declarations and delegations, for {@code registry}, and of revocations,
 * for {@code issue}.
 *
 * <p>They are one package for one invariant: whatever ends an identity's or a delegation's power to
 * act takes its tokens back in the same transaction.
 */
package dev.ilk.store.registry;
