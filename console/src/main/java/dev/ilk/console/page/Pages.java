package dev.ilk.console.page;

import dev.ilk.console.template.JteapprovalsGenerated;
import dev.ilk.console.template.JtedelegationsGenerated;
import dev.ilk.console.template.JtelendGenerated;
import dev.ilk.console.template.JteproblemGenerated;
import dev.ilk.console.template.JteselfGenerated;
import dev.ilk.console.template.JtesigninGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/**
 * Renders pages. Templates are called as the methods they are compiled to, so a page and its
 * template cannot disagree; everything that comes out of a record is escaped for the place where it
 * stands.
 */
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
   */
  public record Links(String stylesheet, String icon) {}

  /**
   * The choice of provider.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, SignInPage page) {
    StringOutput html = new StringOutput();
    JtesigninGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Who you are.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, SelfPage page) {
    StringOutput html = new StringOutput();
    JteselfGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What one has lent.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, DelegationsPage page) {
    StringOutput html = new StringOutput();
    JtedelegationsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * What waits for one's approval.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ApprovalsPage page) {
    StringOutput html = new StringOutput();
    JteapprovalsGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * The form to lend.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, LendPage page) {
    StringOutput html = new StringOutput();
    JtelendGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Why something did not come about.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, ProblemPage page) {
    StringOutput html = new StringOutput();
    JteproblemGenerated.render(output(html), forms(frame), frame, links, page);
    return html.toString();
  }

  private static OwaspHtmlTemplateOutput output(StringOutput html) {
    return new OwaspHtmlTemplateOutput(html);
  }

  private static FormTokens forms(Frame frame) {
    return new FormTokens(frame.viewer().map(Frame.Viewer::intent).orElse(""));
  }
}
