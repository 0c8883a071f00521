/**
 * The registry as the planes, the gate and the issuers read it: from memory, and never staler than
 * a stated time.
 *
 * <p>{@link dev.ilk.registry.directory.Directory} answers who and what there is; {@link
 * dev.ilk.registry.directory.Targets} describes what a command touches as policies see it. What
 * changed on another node comes in by {@link
 * dev.ilk.registry.directory.Directory#apply(dev.ilk.kernel.Changes.Change)}. When the store does
 * not answer, what is known is used until it is too old, and then nothing is known: closed.
 */
package dev.ilk.registry.directory;
