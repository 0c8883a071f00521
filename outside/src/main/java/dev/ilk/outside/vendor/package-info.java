/**
 * Other vendors' services as their public APIs show them to whoever may read accounts: real HTTP,
 * their credentials, their paging and the shapes that they document. What is in them comes from
 * whoever runs one. Platforms that issue tokens are in {@code platform}.
 */
package dev.ilk.outside.vendor;
