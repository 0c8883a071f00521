package dev.ilk.console.page;

import dev.ilk.console.template.JteconsentGenerated;
import java.util.List;

/**
 * What an app asks a person for. The app's name is its author's word; where the answer goes is not.
 *
 * @param handle carries the request
 * @param app the name that the app gives itself
 * @param id the app's {@code client_id}
 * @param source where its description comes from, in a few words
 * @param destination the host or program that the answer goes to; empty for a device
 * @param network from where a device asked; empty for a browser, or if it is not known
 * @param environment in which environment
 * @param audience the service; empty if the app only wants to know who one is
 * @param permissions what it may do, one sentence or scope each
 * @param lasting for how long, in words
 */
public record ConsentPage(
    String handle,
    String app,
    String id,
    String source,
    String destination,
    String network,
    String environment,
    String audience,
    List<Permission> permissions,
    String lasting)
    implements Page {
  public ConsentPage {
    permissions = List.copyOf(permissions);
  }

  /**
   * Something that an app may do.
   *
   * @param scope as the service names it
   * @param words what it means; empty if only the service knows
   */
  public record Permission(String scope, String words) {}

  @Override
  public void write(Canvas on) {
    JteconsentGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
