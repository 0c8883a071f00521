package dev.ilk.outside.vendor;

import java.time.Instant;

/**
 * Somebody who works at a company, as its systems know them.
 *
 * @param number who it is, the same in every system
 * @param login the name that the person signs in with
 * @param name for people
 * @param email the address
 * @param title the job's title
 * @param department the department
 * @param joined when the accounts were made
 * @param seen when the accounts were last used
 */
public record Person(
    int number,
    String login,
    String name,
    String email,
    String title,
    String department,
    Instant joined,
    Instant seen) {}
