package dev.ilk.console.page;

import dev.ilk.console.template.JteleaveGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/** Renders pages. */
public final class Pages {
  private final Links links;

  /**
   * Builds the renderer.
   *
   * @param links the addresses that every page refers to
   */
  public Pages(Links links) {
    this.links = links;
  }

  /**
   * The addresses that every page refers to.
   *
   * @param stylesheet the style
   * @param icon the icon
   * @param htmx the library by which parts of pages are fetched
   * @param live what keeps a page current
   * @param passkeys the script that asks authenticators
   */
  public record Links(String stylesheet, String icon, String htmx, String live, String passkeys) {}

  /**
   * Renders a page.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, Page page) {
    Canvas canvas = new Canvas(frame, links);
    page.write(canvas);
    return canvas.written();
  }

  /**
   * Renders the way back to an app, around which nothing stands.
   *
   * @param page what it shows
   * @return the document
   */
  public String render(LeavePage page) {
    StringOutput html = new StringOutput();
    JteleaveGenerated.render(new OwaspHtmlTemplateOutput(html), new FormTokens(""), links, page);
    return html.toString();
  }
}
