/**
 * The guard in a servlet container. It needs {@code jakarta.servlet} 6, which the service brings.
 * What a ruling is and how it comes about is in {@code dev.ilk.guard}.
 */
package dev.ilk.guard.servlet;
