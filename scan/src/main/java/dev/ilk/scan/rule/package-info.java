/**
 * What a secret looks like: rules, read from a file in a documented format, and what can be checked
 * in a match without asking anyone (a checksum, a structure, how random it is, whose it is).
 */
package dev.ilk.scan.rule;
