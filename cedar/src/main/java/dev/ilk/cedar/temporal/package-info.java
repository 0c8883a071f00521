/**
 * The syntax of rules over time, the body of {@code when temporal { … }}: Dogwood's past-only
 * fragment of metric first-order temporal logic, as trees with their spans. The parser in {@code
 * syntax} makes only legal ones; what they mean is in {@code monitor}, and what is supported in
 * {@code docs/temporal.md}.
 */
package dev.ilk.cedar.temporal;
