package dev.ilk.prove.federation.client;

import dev.ilk.kernel.Bytes;

/**
 * A signed message as received (Standard Webhooks 1.0): who is said to send it, and the header
 * fields {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}.
 *
 * @param client whose message it is said to be: the name of a client's workload; of any content
 * @param id the message's own id; of any content
 * @param timestamp when it was sent, in seconds since 1970; of any content
 * @param signatures separated by spaces, each with its scheme; of any content
 * @param body what was signed, byte by byte
 */
public record ShownWebhook(
    String client, String id, String timestamp, String signatures, Bytes body) {}
