package dev.ilk.console.page;

/**
 * The way back to an app. A page of its own, because a form that is answered by sending the browser
 * elsewhere would have to be allowed to post there (CSP Level 3, section 6.4.3).
 *
 * @param app the name that the app gives itself
 * @param address where the browser goes, the answer included
 */
public record LeavePage(String app, String address) {}
