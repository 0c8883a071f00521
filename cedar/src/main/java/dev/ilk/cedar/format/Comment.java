package dev.ilk.cedar.format;

/**
 * A comment on a line of its own.
 *
 * @param text from the slashes to the end of the line, without trailing blanks
 * @param apart whether an empty line stands before it
 */
record Comment(String text, boolean apart) {}
