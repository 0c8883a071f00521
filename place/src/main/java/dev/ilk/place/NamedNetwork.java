package dev.ilk.place;

import java.util.List;

/**
 * Networks under one name, such as {@code office}.
 *
 * @param name for policies
 * @param blocks what belongs to it
 */
public record NamedNetwork(String name, List<Cidr> blocks) {
  public NamedNetwork {
    blocks = List.copyOf(blocks);
  }
}
