package dev.ilk.console.page;

import dev.ilk.console.template.JteaccountGenerated;
import dev.ilk.console.template.JteaccountsGenerated;
import dev.ilk.console.template.JtefindingGenerated;
import dev.ilk.console.template.JtefindingsGenerated;
import dev.ilk.console.template.JtelinksGenerated;
import gg.jte.output.StringOutput;

/** Renders the pages about accounts in other systems, as {@link Pages} does the others. */
public final class FoundPages {
  private final Pages.Links links;

  FoundPages(Pages.Links links) {
    this.links = links;
  }

  /**
   * What is wrong with accounts.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, FindingsPage page) {
    StringOutput html = new StringOutput();
    JtefindingsGenerated.render(Pages.output(html), Pages.forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * One thing that is wrong.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, FindingDetailPage page) {
    StringOutput html = new StringOutput();
    JtefindingGenerated.render(Pages.output(html), Pages.forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Which accounts there are.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, AccountsPage page) {
    StringOutput html = new StringOutput();
    JteaccountsGenerated.render(Pages.output(html), Pages.forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * Whose accounts may be.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, LinksPage page) {
    StringOutput html = new StringOutput();
    JtelinksGenerated.render(Pages.output(html), Pages.forms(frame), frame, links, page);
    return html.toString();
  }

  /**
   * One account.
   *
   * @param frame around it
   * @param page what it shows
   * @return the document
   */
  public String render(Frame frame, AccountPage page) {
    StringOutput html = new StringOutput();
    JteaccountGenerated.render(Pages.output(html), Pages.forms(frame), frame, links, page);
    return html.toString();
  }
}
