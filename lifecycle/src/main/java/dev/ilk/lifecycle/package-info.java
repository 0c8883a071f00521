/**
 * The life of machine identities between their declaration and their end: how they run out by a
 * schedule, how their owners renew them beside their real use, and how they are taken out of use
 * and brought back (R8).
 *
 * <p>What an identity is, and how declarations change it, is the registry's; reviews of many at
 * once are the review's; taking one back by hand is {@code issue}'s.
 */
package dev.ilk.lifecycle;
