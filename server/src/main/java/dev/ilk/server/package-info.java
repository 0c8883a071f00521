/** The server: its command line. What it does is put together in {@code dev.ilk.server.node}. */
package dev.ilk.server;
