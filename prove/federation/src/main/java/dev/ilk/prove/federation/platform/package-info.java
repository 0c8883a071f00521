/**
 * What the platforms that vouch for software put into their tokens: which claims name the source
 * for good, which only by a name that another can take over, and which are worth keeping in the
 * record.
 *
 * <p>A table and nothing else: to support another platform well, add a row to {@link
 * dev.ilk.prove.federation.platform.Platform}.
 */
package dev.ilk.prove.federation.platform;
