/**
 * The sample company, and the journey played in it step by step: what was tried, by which kind,
 * what came of it, and why. Every step checks what it shows.
 */
package dev.ilk.demo;
