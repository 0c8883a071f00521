/**
 * Machine identities that go into other hands once these accept them. What a leaver answered for is
 * handed on by the registry at once, and many identities move by its mass changes.
 */
package dev.ilk.lifecycle.handover;
