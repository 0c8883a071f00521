/**
 * The declaration file: YAML or JSON in, {@link dev.ilk.registry.declare.Declaration} out, with
 * every problem of form found on the way, each at its line.
 *
 * <p>{@link dev.ilk.registry.declare.Tree} knows the syntax and its limits, {@link
 * dev.ilk.registry.declare.Fields} strictness and places, and one reader for each section what may
 * stand there. Whether what is declared agrees with what is registered is not decided here but in
 * {@code plan}.
 */
package dev.ilk.registry.declare;
