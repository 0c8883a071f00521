package dev.ilk.outside.provider;

import java.net.URI;
import java.util.Optional;

/**
 * A relying party that the provider knows.
 *
 * @param id its {@code client_id}
 * @param secret its secret; empty for a public client
 * @param redirect where browsers are sent back to, compared exactly
 */
public record SampleClient(String id, Optional<String> secret, URI redirect) {}
