package dev.ilk.actor;

/**
 * How a workload authenticates as an OAuth client of its own, without a shared secret (W3). A
 * workload is one client, whose {@code client_id} is the workload's name, and no two are the same
 * one: they share no key and no certificate.
 *
 * @param workload the workload's name
 * @param method how it authenticates
 */
public record Client(String workload, ClientMethod method) {}
