package dev.ilk.agent;

import java.net.URI;
import java.nio.file.Path;

/**
 * How an agent runs.
 *
 * @param ilk the public address of Ilk, without a trailing slash
 * @param environment the environment whose processes it serves
 * @param socket where it serves the Workload API
 * @param attestation by what it proves itself
 */
record AgentSettings(URI ilk, String environment, Path socket, Attestation attestation) {}
