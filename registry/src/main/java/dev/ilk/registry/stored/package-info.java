/**
 * What the registry keeps, and the ports behind which it is kept.
 *
 * <p>{@link dev.ilk.registry.stored.RegistryStore} keeps identities and declarations under one
 * version, {@link dev.ilk.registry.stored.DelegationStore} what people lend to agents. The rows
 * tell an adapter what to put in which column; it needs to understand nothing of a row's body. The
 * adapters are in {@code store}; the suites that hold them to their promises are among the tests
 * here.
 */
package dev.ilk.registry.stored;
