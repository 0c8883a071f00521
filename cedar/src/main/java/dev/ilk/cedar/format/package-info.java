/**
 * Lays policies out for people, in the style of Cedar's own formatter: 80 columns, 2 spaces.
 *
 * <p>The text is taken apart into tokens with the comments around them, and put together again with
 * other white space: no token is added, dropped or moved, so that the meaning cannot change. Begin
 * with {@link dev.ilk.cedar.format.Formatter}; one-line text without comments is for {@code
 * syntax}.
 */
package dev.ilk.cedar.format;
