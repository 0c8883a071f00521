/**
 * The log as files in the C2SP tlog-tiles layout, for third parties: served one by one, exported
 * into a folder, and read back from one.
 *
 * <p>Publishes nothing that is not covered by a signed checkpoint, and no personal data. What is
 * published is checked by {@code record.verify} or by any other verifier of the format.
 */
package dev.ilk.record.publish;
