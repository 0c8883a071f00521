package dev.ilk.scan;

import dev.ilk.scan.rule.Rule;
import java.util.Optional;

/**
 * One place where a rule matched. Holds the secret itself, so it lives only until it is
 * fingerprinted.
 *
 * @param rule which
 * @param secret what matched
 * @param whole all that matched, with what stands around the secret
 * @param start where the secret begins, in bytes from the start of the file
 * @param line its line, from 1
 * @param column its column, in bytes from 1
 * @param allowance the reason that the line itself gives for having it, if it does
 */
record Match(
    Rule rule,
    String secret,
    String whole,
    long start,
    long line,
    long column,
    Optional<String> allowance) {
  boolean overlaps(Match other) {
    return start < other.start + other.secret.length() && other.start < start + secret.length();
  }
}
