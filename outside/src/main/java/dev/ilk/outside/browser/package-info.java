/**
 * A real browser: Chromium and its driver, the machine's own, without a window. Nothing is ever
 * downloaded for it, and it reaches this machine only.
 */
package dev.ilk.outside.browser;
