package dev.ilk.discover.classify;

import dev.ilk.actor.Kind;

/**
 * One reason to take an account for something.
 *
 * @param rule the rule that saw it
 * @param says the kind it speaks for
 * @param weight how much, in natural logarithms of odds; positive
 * @param because what a person can check, with the account's own words in backticks
 */
public record Evidence(String rule, Kind says, double weight, String because) {}
