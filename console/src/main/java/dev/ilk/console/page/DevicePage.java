package dev.ilk.console.page;

/**
 * Where a person says which device is meant.
 *
 * @param code what stands in the field already; may be empty
 */
public record DevicePage(String code) {}
