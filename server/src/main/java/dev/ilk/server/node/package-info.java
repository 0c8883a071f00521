/**
 * One running node: how the rooms are put together, and what goes on in the background.
 *
 * <p>This is the only place that knows all rooms. It holds no rule of its own: what is decided,
 * proven or recorded is decided, proven and recorded elsewhere.
 */
package dev.ilk.server.node;
