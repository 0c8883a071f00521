package dev.ilk.web.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Ilk is known to the public.
 *
 * @param base its address, which issuers are named by; without a trailing slash
 * @param mutual its address where callers are asked for certificates (RFC 8705, section 5); empty
 *     if they are asked nowhere
 */
public record Addresses(String base, Optional<String> mutual) {

  /**
   * Under which addresses a door is known.
   *
   * @param path the door's path
   * @return one or two
   */
  public List<URI> of(String path) {
    return Stream.concat(Stream.of(base), mutual.stream())
        .map(address -> URI.create(address + path))
        .toList();
  }
}
