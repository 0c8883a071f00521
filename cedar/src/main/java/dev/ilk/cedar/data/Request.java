package dev.ilk.cedar.data;

/**
 * The question of who may do what to what.
 *
 * @param principal who asks
 * @param action what is to be done
 * @param resource what it is to be done to
 * @param context what else is known of the moment
 */
public record Request(
    EntityUid principal, EntityUid action, EntityUid resource, RecordValue context) {}
