/**
 * The configuration of a node: one immutable record, read strictly, with every problem told at
 * once. Secrets are references, never values.
 */
package dev.ilk.server.config;
