package dev.ilk.console.page;

import dev.ilk.console.template.JtedeviceGenerated;

/**
 * Where a person says which device is meant.
 *
 * @param code what stands in the field already; may be empty
 */
public record DevicePage(String code) implements Page {
  @Override
  public void write(Canvas on) {
    JtedeviceGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
