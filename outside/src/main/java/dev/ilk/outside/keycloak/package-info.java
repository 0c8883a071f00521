/**
 * A Keycloak that runs for real: unpacked from its own distribution, with a realm of the caller's,
 * on a free port of the loopback interface, gone without a trace afterwards.
 */
package dev.ilk.outside.keycloak;
