package dev.ilk.web.oauth;

import dev.ilk.prove.human.grant.GrantPlane;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.web.http.SessionCookie;

/**
 * What the doors of human issuers need besides.
 *
 * @param plane proves that people let apps act for them
 * @param desk where requests of apps wait
 * @param sessions proves people by their sessions
 * @param cookie how the session cookie is called
 */
public record PeopleDoorway(
    GrantPlane plane, RequestDesk desk, Sessions sessions, SessionCookie cookie) {}
