/**
 * Workloads that authenticate as OAuth clients of their own, without a shared secret: by assertions
 * (RFC 7523) or certificates (RFC 8705).
 *
 * <p>Here a client is believed to be the workload it names; whether that workload stands and may
 * come to this door is judged as for any other proof.
 */
package dev.ilk.prove.federation.client;
