/**
 * The guard in a Helidon web server. It needs {@code helidon-webserver} 4, which the service
 * brings. What a ruling is and how it comes about is in {@code dev.ilk.guard}.
 */
package dev.ilk.guard.helidon;
