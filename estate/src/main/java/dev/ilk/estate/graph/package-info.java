/**
 * The graph followed: from things to what is around them, how one reaches another, and what hangs
 * on what. The edges between accounts, and between accounts and identities, are worked out here
 * from what systems tell; those of the registry and of deployments come from their rooms, by {@link
 * dev.ilk.gate.graph.Edges}.
 */
package dev.ilk.estate.graph;
