/**
 * Types of values and expressions, and how they relate. What a schema declares is in {@code
 * schema}, which expression has which type in {@code validate}.
 */
package dev.ilk.cedar.type;
