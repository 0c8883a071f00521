package dev.ilk.console.page;

/**
 * One elevation.
 *
 * @param row how it stands
 * @param fresh whether it was just asked for
 * @param replays whether whoever looks is offered its timeline
 */
public record ElevationPage(ElevationRow row, boolean fresh, boolean replays) {}
