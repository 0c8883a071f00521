/**
 * The graph of who owns, can become, runs on, lends to and depends on what: its things, its typed
 * edges, and the one port by which each room tells those that it knows of. Nothing is kept here;
 * whoever follows edges (the estate) asks the rooms that hold them.
 */
package dev.ilk.gate.graph;
